import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

// Two computers joined by a cable: network namespaces, which need Linux, `ip` and root.
const root = join(import.meta.dirname, '../..')
const tag = `d${process.pid % 100_000}`
const [deskSpace, deviceSpace] = [`${tag}a`, `${tag}b`]
const device = join(root, 'test/support/network-device.ts')
const ip = (...words: string[]) => execFileSync('ip', words, { encoding: 'utf8', stdio: 'pipe' })
const within = (space: string, ...words: string[]) =>
  execFileSync('ip', ['netns', 'exec', space, ...words], { encoding: 'utf8', stdio: 'pipe', timeout: 60_000 })
const missing = (() => {
  try {
    ip('netns', 'add', deskSpace)
    ip('netns', 'del', deskSpace)
    return ''
  } catch {
    return ' (cannot run: no network namespaces here)'
  }
})()

const name = 'clubhouse-test.local'
const port = 28_443
/** Multicast answers within moments, which a busy machine may miss. */
const patient = { timeout: 60_000, interval: 500 }

describe.skipIf(missing !== '')(`the name of the desk on a network of its own${missing}`, () => {
  let folder = ''
  let serving: ChildProcess | undefined
  const own = (address: string) => ['addr', 'replace', `${address}/24`, 'dev', `${tag}v0`]
  const asDevice = (...words: string[]): unknown =>
    JSON.parse(within(deviceSpace, process.execPath, device, ...words))
  const resolved = () => asDevice('resolve', name, '10.77.9.2')
  const asked = (address: string) => asDevice('ask', address, String(port), name, join(folder, 'ca.pem'))

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'desk-names-'))
    for (const space of [deskSpace, deviceSpace]) {
      ip('netns', 'add', space)
      within(space, 'ip', 'link', 'set', 'lo', 'up')
    }
    ip(
      'link',
      'add',
      `${tag}v0`,
      'netns',
      deskSpace,
      'type',
      'veth',
      'peer',
      'name',
      `${tag}v1`,
      'netns',
      deviceSpace,
    )
    within(deskSpace, 'ip', ...own('10.77.9.1'))
    within(deskSpace, 'ip', 'link', 'set', `${tag}v0`, 'up')
    within(deviceSpace, 'ip', 'addr', 'add', '10.77.9.2/24', 'dev', `${tag}v1`)
    within(deviceSpace, 'ip', 'link', 'set', `${tag}v1`, 'up')
    const password = join(folder, 'password')
    writeFileSync(password, 'eight ducks swim')
    const data = ['--data', join(folder, 'data')]
    const cli = [join(root, 'main/host/main.ts')]
    execFileSync(
      process.execPath,
      [
        ...cli,
        'init',
        ...data,
        '--site',
        'TEST',
        '--name',
        '测试',
        '--admin',
        'manager',
        '--password-file',
        password,
      ],
      { stdio: 'pipe' },
    )
    const serve = [
      'serve',
      ...data,
      '--port',
      '0',
      '--lan',
      '--network',
      `${tag}v0`,
      '--lan-port',
      String(port),
    ]
    serving = spawn('ip', ['netns', 'exec', deskSpace, process.execPath, ...cli, ...serve], { stdio: 'pipe' })
    await new Promise<void>((resolve, reject) => {
      let said = ''
      serving?.stdout?.on('data', (part: Buffer) => {
        said += part.toString()
        if (said.includes('LAN 局域网')) resolve()
      })
      serving?.stderr?.on('data', (part: Buffer) => (said += part.toString()))
      serving?.once('close', () => reject(new Error(said)))
    })
    const der = within(
      deviceSpace,
      process.execPath,
      '-e',
      `
      fetch('http://10.77.9.1:${port + 1}/ca.crt').then(async answer =>
        process.stdout.write(Buffer.from(await answer.arrayBuffer()).toString('base64')))`,
    )
    writeFileSync(join(folder, 'ca.pem'), `-----BEGIN CERTIFICATE-----\n${der}\n-----END CERTIFICATE-----\n`)
  }, 120_000)
  afterAll(async () => {
    const ended = new Promise(resolve => serving?.once('close', resolve))
    if (serving?.exitCode === null) {
      serving.kill('SIGTERM')
      await ended
    }
    for (const space of [deskSpace, deviceSpace]) ip('netns', 'del', space)
    rmSync(folder, { recursive: true, force: true })
  }, 60_000)

  it('leads to it from another computer, over TLS the device trusts', async () => {
    await expect.poll(resolved, patient).toEqual(['10.77.9.1'])
    expect(asked('10.77.9.1')).toMatchObject({
      status: 401,
      text: expect.stringContaining('device.required'),
    })
  })

  it('is left alone by another machine that wants it', async () => {
    const claim = () => asDevice('claim', name, '10.77.9.2')
    await expect.poll(claim, patient).toEqual({ conflict: '10.77.9.1' })
    expect(asDevice('claim', 'clubhouse-other.local', '10.77.9.2')).toEqual({})
  })

  it('leads to the new address when the computer gets another one, under the same authority', async () => {
    within(deskSpace, 'ip', 'addr', 'del', '10.77.9.1/24', 'dev', `${tag}v0`)
    within(deskSpace, 'ip', ...own('10.77.9.50'))
    await expect.poll(resolved, patient).toEqual(['10.77.9.50'])
    await expect.poll(() => asked('10.77.9.50'), patient).toMatchObject({ status: 401 })
  })
})
