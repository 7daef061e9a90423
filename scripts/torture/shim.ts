import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const source = join(import.meta.dirname, '../../test/torture/drop-unsynced.c')

/** The compiled library to preload, or why this machine cannot have it. */
export type Shim = { readonly library: string } | { readonly missing: string }

/** Compiles the library that notes every change of the disk, into `folder`. */
export function buildShim(folder: string): Shim {
  if (process.platform !== 'linux') return { missing: 'power cuts are simulated on Linux only' }
  const library = join(folder, 'drop-unsynced.so')
  const tried: string[] = []
  for (const compiler of ['cc', 'gcc', 'clang']) {
    const flags = ['-O1', '-w', '-shared', '-fPIC', '-o', library, source, '-ldl', '-lpthread']
    const run = spawnSync(compiler, flags, { encoding: 'utf8' })
    if (run.status === 0) return { library }
    tried.push(run.error ? `no ${compiler}` : `${compiler}: ${run.stderr.split('\n')[0]}`)
  }
  return { missing: `power cuts need a C compiler (${tried.join(', ')})` }
}
