// Adds up the reports of Surefire and Vitest and prints one line: N passed, N failed, N skipped.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [reports, root] = process.argv.slice(2)
const total = { tests: 0, failed: 0, skipped: 0 }

function addSurefire(folder) {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder).filter((file) => /^TEST-.*\.xml$/.test(file))) {
    const head = readFileSync(join(folder, name), 'utf8').match(/<testsuite [^>]*>/)?.[0] ?? ''
    const count = (attribute) => Number(head.match(new RegExp(` ${attribute}="(\\d+)"`))?.[1] ?? 0)
    total.tests += count('tests')
    total.failed += count('failures') + count('errors')
    total.skipped += count('skipped')
  }
}

function addVitest(file) {
  if (!existsSync(file)) return
  const report = JSON.parse(readFileSync(file, 'utf8'))
  total.tests += report.numTotalTests
  total.failed += report.numFailedTests + (report.success ? 0 : report.numFailedTests === 0 ? 1 : 0)
  total.skipped += report.numPendingTests + report.numTodoTests
}

for (const module of ['engine/geo', 'engine/tiles', 'engine/lake', 'engine/search', 'demo', 'server', 'acceptance', 'bench']) {
  addSurefire(join(root, module, 'target/surefire-reports'))
}
addVitest(join(reports, 'web.json'))
// Maven leaves a colour code without a line end behind it.
console.log(`\n${total.tests - total.failed - total.skipped} passed, ${total.failed} failed, ${total.skipped} skipped`)
process.exit(total.failed > 0 || total.tests === 0 ? 1 : 0)
