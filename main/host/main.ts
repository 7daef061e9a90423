import { runCli } from './cli.ts'

// Whatever the desk writes is its owner's alone.
process.umask(0o077)
process.exitCode = await runCli(process.argv.slice(2))
