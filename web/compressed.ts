import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const TEXT = /\.(js|mjs|css|svg|json|webmanifest)$/
/** Less than what is sent at once anyway gains nothing. */
const SMALLEST_BYTES = 1400

/**
 * Puts a compressed form beside what is built, as small as gzip can, once: the server would else compress the same files
 * anew for each who opens the page for the first time.
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
  const bytes = await readFile(file)
  if (bytes.length >= SMALLEST_BYTES) await writeFile(`${file}.gz`, await promisify(gzip)(bytes, { level: 9 }))
}
