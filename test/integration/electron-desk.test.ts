import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openDeskForWindow } from '../../electron/open-desk.ts'
import { HeldEvent } from '../doubles/electron.ts'
import { type StartedShell, startShellDouble } from '../doubles/electron-shell.ts'

const password = 'correct horse battery'

/** Calls a procedure as the page does: by POST, through the handler of desk://. */
async function call(
  shell: StartedShell,
  procedure: string,
  input: unknown,
): Promise<{ status: number; text: string }> {
  const response = await shell.get(`desk://desk/api/trpc/${procedure}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: 'desk://desk' },
    body: JSON.stringify(input),
  })
  expect(response.headers.get('set-cookie')).toBeNull()
  return { status: response.status, text: await response.text() }
}

async function quit(shell: StartedShell): Promise<void> {
  const ended = Promise.withResolvers<void>()
  shell.api.app.quit = () => ended.resolve()
  shell.api.app.emit('before-quit', new HeldEvent())
  await ended.promise
}

describe('the desk in its window', () => {
  it('is set up, signed in to and closed through desk://, its key kept by the keystore', async () => {
    const shell = await startShellDouble({ argv: ['--data', 'data'], openDesk: openDeskForWindow })
    expect(shell.api.dialog.errors).toEqual([])
    expect((await call(shell, 'site.state', {})).text).toContain('"state":"new"')

    const site = { code: 'TEST', name: '测试', managerName: '经理', login: 'manager', password }
    expect((await call(shell, 'site.setUp', site)).text).toContain('recoveryKey')
    const keyring = readFileSync(join(shell.folder, 'data', 'keyring.json'), 'utf8')
    expect(keyring).toContain('"keystore"')
    expect(existsSync(join(shell.folder, 'data.key'))).toBe(false)

    expect((await call(shell, 'staff.me', {})).text).not.toContain('manager')
    expect((await call(shell, 'staff.signIn', { login: 'manager', password })).status).toBe(200)
    expect((await call(shell, 'staff.me', {})).text).toContain('"login":"manager"')
    expect((await shell.get('desk://desk/events/position')).status).toBe(200)
    expect((await call(shell, 'staff.signOut', {})).status).toBe(200)
    expect((await shell.get('desk://desk/events/position')).status).toBe(401)

    await quit(shell)
    // Closed in order: the folder is free for the next start, which opens with the same keystore.
    const again = await openDeskForWindow({
      dataFolder: join(shell.folder, 'data'),
      rendererFolder: shell.folder,
      keyProtector: {
        kind: 'keystore',
        wrap: async key =>
          Buffer.from(await shell.api.safeStorage.encryptStringAsync(Buffer.from(key).toString('base64'))),
        unwrap: async wrapped =>
          Buffer.from(
            (await shell.api.safeStorage.decryptStringAsync(Buffer.from(wrapped))).result,
            'base64',
          ),
      },
    })
    const state = await again.fetch(
      new Request('http://desk/api/trpc/site.state', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    )
    expect(await state.text()).toContain('"state":"ready"')
    await again.close()
  })

  it('without a keystore keeps a key file beside the data, and stays with it', async () => {
    const shell = await startShellDouble({
      argv: ['--data', 'data'],
      openDesk: openDeskForWindow,
      prepare: double => {
        double.safeStorage.available = false
      },
    })
    const site = { code: 'TEST', name: '测试', managerName: '经理', login: 'manager', password }
    await call(shell, 'site.setUp', site)
    expect(existsSync(join(shell.folder, 'data.key'))).toBe(true)
    await quit(shell)
    const again = await openDeskForWindow({
      dataFolder: join(shell.folder, 'data'),
      rendererFolder: shell.folder,
      keyProtector: {
        kind: 'keystore',
        wrap: () => Promise.reject(new Error('unused')),
        unwrap: () => Promise.reject(new Error('unused')),
      },
    })
    const state = await again.fetch(
      new Request('http://desk/api/trpc/site.state', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{}',
      }),
    )
    expect(await state.text()).toContain('"state":"ready"')
    await again.close()
  })
})
