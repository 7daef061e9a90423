import { enableCompileCache } from 'node:module'
import { join } from 'node:path'

// Whatever the desk writes is its owner's alone.
process.umask(0o077)

// Whoever reads the output may stop reading it, as `head` does: the work goes on, and nobody is told of a lost pipe.
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
  })

// Half a second of every start is reading the sources; what was read once is kept beside the program. A folder that
// cannot be written only makes the start slower again. Behind it the rest of the program has to be loaded by import().
enableCompileCache(join(import.meta.dirname, '../../.cache/compiled'))
const { runCli } = await import('./cli.ts')
process.exitCode = await runCli(process.argv.slice(2))
