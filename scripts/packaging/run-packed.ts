import { spawn, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** Longest that a step of the packed program may take. */
const STEP_MILLIS = 60_000

/**
 * Runs what was packed and nothing else: sets a site up, then serves it with its threads. A package that was left
 * out, a native file that does not load or a thread that is not found shows here. Answers with sentences.
 *
 * @param app folder of the unpacked app.asar
 * @param folder an empty folder for data and password
 */
export async function runPacked(app: string, folder: string): Promise<string[]> {
  const cli = join(app, 'out/main/cli.js')
  const place = ['--data', join(folder, 'data')]
  const passwordFile = join(folder, 'password')
  writeFileSync(passwordFile, 'correct horse battery staple\n')
  const site = ['--site', 'TEST', '--name', 'Test', '--admin', 'tester', '--password-file', passwordFile]
  const init = spawnSync(process.execPath, [cli, 'init', ...place, ...site], {
    cwd: folder,
    encoding: 'utf8',
    timeout: STEP_MILLIS,
  })
  if (init.status !== 0)
    return [`the packed program sets nothing up (${init.status}): ${init.stderr.slice(0, 500)}`]
  return serveOnce(cli, place, folder)
}

async function serveOnce(cli: string, place: readonly string[], folder: string): Promise<string[]> {
  const server = spawn(process.execPath, [cli, 'serve', '--port', '0', ...place], {
    cwd: folder,
    stdio: 'pipe',
  })
  const timer = setTimeout(() => server.kill('SIGKILL'), STEP_MILLIS)
  const ended = new Promise<number | null>(resolve => {
    server.on('exit', resolve)
    server.on('error', () => resolve(null))
  })
  let said = ''
  server.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const address = await Promise.race([
    ended.then(() => null),
    new Promise<string>(resolve => {
      server.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(said)?.[0]
        if (found !== undefined) resolve(found)
      })
    }),
  ])
  const faults: string[] = []
  if (address === null) faults.push(`the packed program does not serve: ${said.slice(0, 500)}`)
  else if (!(await isReady(address))) faults.push('the packed program serves, but its desk is not ready')
  server.kill('SIGTERM')
  const code = await ended
  clearTimeout(timer)
  if (faults.length === 0 && code !== 0)
    faults.push(`the packed program ended with ${code}: ${said.slice(0, 500)}`)
  return faults
}

async function isReady(address: string): Promise<boolean> {
  const response = await fetch(`${address}api/trpc/site.state`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: address.slice(0, -1) },
    body: '{}',
  })
  return (await response.text()).includes('"ready"')
}
