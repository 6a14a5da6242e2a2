import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXT = /\.(js|mjs|css|svg|json|webmanifest)$/
/** Less than what is sent at once anyway gains nothing. */
const SMALLEST_BYTES = 1400

const WAYS: Record<string, (bytes: Buffer) => Promise<Buffer>> = {
  gz: (bytes) => promisify(gzip)(bytes, { level: 9 }),
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }),
}

/**
 * Puts compressed forms beside what is built, as well as can be, once: the server would else compress the same files anew
 * for each who opens the page for the first time, and less well.
 */
export function compressed(): Plugin {
  return {
    name: 'compressed',
    apply: 'build',
    async writeBundle({ dir }) {
      const folder = join(dir ?? 'dist', 'assets')
      const names = await readdir(folder)
      await Promise.all(names.filter((name) => TEXT.test(name)).map((name) => compress(join(folder, name))))
    },
  }
}

async function compress(file: string): Promise<void> {
  if ((await stat(file)).size < SMALLEST_BYTES) return
  const bytes = await readFile(file)
  for (const [ending, way] of Object.entries(WAYS)) {
    const small = await way(bytes)
    if (small.length < bytes.length) await writeFile(`${file}.${ending}`, small)
  }
}
