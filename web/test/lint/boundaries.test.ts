// @vitest-environment node
import { readFileSync } from 'node:fs'
import { ESLint } from 'eslint'
import { describe, expect, it } from 'vitest'

const eslint = new ESLint()

/** The rules that a fixture breaks when it stands at the given place of the source tree. */
async function rulesBrokenBy(fixture: string, place: string, more = ''): Promise<string[]> {
  const text = readFileSync(`test/fixtures/${fixture}.ts`, 'utf8') + more
  const [result] = await eslint.lintText(text, { filePath: place })
  return (result?.messages ?? []).map((message) => String(message.ruleId))
}

const BOUNDARY = 'boundaries/dependencies'

describe('the boundaries of the features', () => {
  it('let the map use the map library', async () => {
    expect(await rulesBrokenBy('mapLibraryOutsideOfMap', 'src/map/fixture.ts')).toEqual([])
  })
  it('refuse the map library to every other feature', async () => {
    expect(await rulesBrokenBy('mapLibraryOutsideOfMap', 'src/search/fixture.ts')).toContain(BOUNDARY)
    expect(await rulesBrokenBy('mapLibraryFileOutsideOfMap', 'src/app/fixture.ts')).toContain(BOUNDARY)
  })
  it('refuse the chart library outside of charts', async () => {
    expect(await rulesBrokenBy('chartLibraryOutsideOfCharts', 'src/catalogue/fixture.ts')).toContain(BOUNDARY)
    expect(await rulesBrokenBy('chartLibraryOutsideOfCharts', 'src/charts/fixture.ts')).toEqual([])
  })
  it('refuse a file inside of another feature', async () => {
    expect(await rulesBrokenBy('insideOfAnotherFeature', 'src/search/fixture.ts')).toContain(BOUNDARY)
    expect(await rulesBrokenBy('insideOfAnotherFeature', 'src/api/fixture.ts')).toEqual([])
  })
  it('refuse a feature that this one may not use', async () => {
    expect(await rulesBrokenBy('featureThatIsNotForIt', 'src/search/fixture.ts')).toContain(BOUNDARY)
    expect(await rulesBrokenBy('featureThatIsNotForIt', 'src/app/fixture.ts')).toEqual([])
  })
})

describe('a folder that no rule names', () => {
  it('is refused', async () => {
    expect(await rulesBrokenBy('fileTooLong', 'src/common/fixture.ts')).toContain('boundaries/no-unknown-files')
  })
})

describe('the size limit', () => {
  it('refuses a file of more than 300 lines', async () => {
    expect(await rulesBrokenBy('fileTooLong', 'src/ui/fixture.ts', '// line\n'.repeat(300))).toContain('max-lines')
    expect(await rulesBrokenBy('fileTooLong', 'src/ui/fixture.ts')).toEqual([])
  })
})
