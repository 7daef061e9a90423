import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createDeskHost } from '../../electron/preload-host.ts'
import { safeFileName } from '../../electron/save-bytes.ts'
import { DeskError } from '../../main/contract/errors.ts'
import { hostEvent, hostRequests, hostValue } from '../../main/contract/host-capabilities.ts'
import { hostChannels } from '../../main/contract/host-channels.ts'
import { startShellDouble } from '../doubles/electron-shell.ts'

describe('printing', () => {
  it('prints the page on a chosen printer without asking, else with the dialog of the system', async () => {
    const { send, window } = await startShellDouble()
    const page = { kind: 'page' }
    expect(await send('print', { source: page, printer: 'front', copies: 2, duplex: 'longEdge' })).toEqual({
      ok: true,
      value: { printed: true },
    })
    await send('print', { source: page })
    expect(window.webContents.prints).toEqual([
      {
        silent: true,
        deviceName: 'front',
        copies: 2,
        landscape: false,
        pageSize: 'A4',
        duplexMode: 'longEdge',
        printBackground: true,
      },
      {
        silent: false,
        copies: 1,
        landscape: false,
        pageSize: 'A4',
        duplexMode: 'simplex',
        printBackground: true,
      },
    ])
  })

  it('a cancelled print is no error, a failed one says why', async () => {
    const { send, window } = await startShellDouble()
    window.webContents.printAnswer = { success: false, reason: 'Print job canceled' }
    expect(await send('print', { source: { kind: 'page' } })).toEqual({ ok: true, value: { printed: false } })
    window.webContents.printAnswer = { success: false, reason: 'Invalid printer settings' }
    expect(await send('print', { source: { kind: 'page' } })).toEqual({
      ok: false,
      code: 'shell.printFailed',
      params: { reason: 'Invalid printer settings' },
    })
  })

  it('another path is laid out in a hidden window that is gone afterwards', async () => {
    const { send, api } = await startShellDouble()
    await send('print', { source: { kind: 'path', path: '/print/case-sheet/1' } })
    const hidden = api.windows[1]
    expect(hidden?.webContents.url).toBe('desk://desk/print/case-sheet/1')
    expect(hidden?.webContents.prints).toHaveLength(1)
    expect(hidden).toMatchObject({ shown: false, destroyed: true })
    expect(hidden?.options.show).toBe(false)
  })

  it('a page that is not ready is not printed', async () => {
    const shell = await startShellDouble()
    const sending = shell.send('print', { source: { kind: 'path', path: '/print/x' } })
    const hidden = shell.api.windows[1]
    if (hidden === undefined) throw new Error('no print window')
    hidden.webContents.scriptAnswer = false
    expect(await sending).toEqual({ ok: false, code: 'shell.printNotReady', params: {} })
    expect(hidden.webContents.prints).toEqual([])
    expect(hidden.destroyed).toBe(true)
  })

  it('saves a PDF where the person chose', async () => {
    const { send, api, folder, window } = await startShellDouble()
    const file = join(folder, 'case sheet.pdf')
    api.dialog.saveAnswer = { canceled: false, filePath: file }
    const request = { source: { kind: 'page' }, suggestedName: '意见处理单 2026/07.pdf' }
    expect(await send('printToPdf', request)).toEqual({ ok: true, value: { file } })
    expect(readFileSync(file, 'latin1')).toBe('%PDF-1.7')
    expect(window.webContents.pdfs).toMatchObject([{ pageSize: 'A4', printBackground: true }])
    expect(api.dialog.saves[0]?.defaultPath).toMatch(/意见处理单 2026_07\.pdf$/)
    api.dialog.saveAnswer = { canceled: true, filePath: '' }
    expect(await send('printToPdf', request)).toEqual({ ok: true, value: { file: null } })
  })

  it('lists the printers by the name a person knows', async () => {
    const { send } = await startShellDouble()
    expect(await send('printers', undefined)).toEqual({
      ok: true,
      value: [{ name: 'front', displayName: 'Front desk' }],
    })
  })
})

describe('saving and choosing', () => {
  it('saves bytes, and files of the desk as a signed-in page gets them', async () => {
    const { send, api, folder, desk, get } = await startShellDouble()
    await get('desk://desk/api/login', { method: 'POST', body: '{}' })
    const file = join(folder, 'export.csv')
    api.dialog.saveAnswer = { canceled: false, filePath: file }
    const bytes = new TextEncoder().encode('a,b\n')
    expect(await send('saveFile', { suggestedName: 'export.csv', source: { kind: 'bytes', bytes } })).toEqual(
      { ok: true, value: { file } },
    )
    expect(readFileSync(file, 'utf8')).toBe('a,b\n')
    await send('saveFile', { suggestedName: 'x.json', source: { kind: 'path', path: '/files/abc' } })
    expect(readFileSync(file, 'utf8')).toBe('{"done":true}')
    expect(desk.requests.at(-1)).toMatchObject({ url: 'http://desk/files/abc', cookie: 'session=s3cret' })
  })

  it('a save that fails says so, and leaves no half file', async () => {
    const { send, api, folder } = await startShellDouble()
    const target = join(folder, 'taken')
    mkdirSync(join(target, 'inside'), { recursive: true })
    api.dialog.saveAnswer = { canceled: false, filePath: target }
    const message = { suggestedName: 'x', source: { kind: 'bytes', bytes: new Uint8Array([1]) } }
    expect(await send('saveFile', message)).toMatchObject({ ok: false, code: 'shell.saveFailed' })
    expect(readdirSync(folder).filter(name => name.endsWith('.part'))).toEqual([])
    api.dialog.saveAnswer = { canceled: false, filePath: join(folder, 'no such folder', 'x') }
    expect(await send('saveFile', message)).toEqual({
      ok: false,
      code: 'shell.saveFailed',
      params: { reason: 'ENOENT' },
    })
  })

  it('a file that the desk does not give is not saved', async () => {
    const { send, api, folder, desk } = await startShellDouble()
    const file = join(folder, 'x')
    api.dialog.saveAnswer = { canceled: false, filePath: file }
    desk.fetch = () => Promise.resolve(new Response('no', { status: 403 }))
    const message = { suggestedName: 'x', source: { kind: 'path', path: '/files/abc' } }
    expect(await send('saveFile', message)).toEqual({
      ok: false,
      code: 'shell.fileNotServed',
      params: { status: 403 },
    })
    expect(existsSync(file)).toBe(false)
  })

  it('chooses a folder or none', async () => {
    const { send, api } = await startShellDouble()
    expect(await send('chooseFolder', {})).toEqual({ ok: true, value: { folder: null } })
    api.dialog.openAnswer = { canceled: false, filePaths: ['/backup'] }
    expect(await send('chooseFolder', { title: '第二备份位置' })).toEqual({
      ok: true,
      value: { folder: '/backup' },
    })
    expect(api.dialog.opens.at(-1)).toMatchObject({
      title: '第二备份位置',
      properties: ['openDirectory', 'createDirectory'],
    })
  })

  it('file names are safe on every system', () => {
    expect(safeFileName('../../etc/passwd')).toBe('__.._etc_passwd')
    expect(safeFileName('a:b*c?.pdf')).toBe('a_b_c_.pdf')
    expect(safeFileName('CON.txt')).toBe('_CON.txt')
    expect(safeFileName('name. . ')).toBe('name')
    expect(safeFileName('...')).toBe('_')
    expect(safeFileName('业主\u0000资料.xlsx')).toBe('业主_资料.xlsx')
    expect(safeFileName('x'.repeat(400))).toHaveLength(150)
  })
})

describe('messages', () => {
  it('other addresses, unknown fields and oversized texts are refused before anything happens', async () => {
    const { send, api } = await startShellDouble()
    const refused = (channel: string) => ({ ok: false, code: 'shell.messageRefused', params: { channel } })
    for (const path of ['https://example.com/', '//example.com/', 'files/a', '/\\example.com', '/a\n']) {
      expect(await send('print', { source: { kind: 'path', path } }), path).toEqual(refused('print'))
    }
    expect(await send('print', { source: { kind: 'page' }, silent: true })).toEqual(refused('print'))
    expect(await send('print', { source: { kind: 'page' }, copies: 1_000 })).toEqual(refused('print'))
    expect(await send('notify', { title: 'x'.repeat(500), body: '' })).toEqual(refused('notify'))
    expect(await send('setLanguage', { language: 'fr' })).toEqual(refused('setLanguage'))
    expect(await send('saveFile', { suggestedName: 'x', source: { kind: 'bytes', bytes: 'text' } })).toEqual(
      refused('saveFile'),
    )
    expect(api.windows).toHaveLength(1)
    expect(api.notices).toEqual([])
  })

  it('an error of no code reaches the page as a reference, its text only nowhere', async () => {
    const { send, window, folder } = await startShellDouble()
    window.webContents.getPrintersAsync = () => Promise.reject(new Error('owner 李雷 has no printer'))
    const reply = await send('printers', undefined)
    expect(reply).toMatchObject({
      ok: false,
      code: 'unexpected',
      params: { reference: expect.stringMatching(/\w+-\d+/) },
    })
    expect(JSON.stringify(reply)).not.toContain('李雷')
    expect(readFileSync(join(folder, 'logs', 'faults.log'), 'utf8')).not.toContain('李雷')
  })

  it('notifies', async () => {
    const { send, api } = await startShellDouble()
    expect(await send('notify', { title: '备份完成', body: '' })).toEqual({
      ok: true,
      value: { shown: true },
    })
    expect(api.notices).toEqual([{ title: '备份完成', body: '' }])
  })

  it('the page has one function a message, and no way to name a channel', async () => {
    const asked: { channel: string; message: unknown }[] = []
    const heard: string[] = []
    const host = createDeskHost({
      invoke: (channel, message) => {
        asked.push({ channel, message })
        return Promise.reject(new Error('not connected'))
      },
      listen: channel => {
        heard.push(channel)
        return () => heard.splice(0)
      },
    })
    expect(Object.keys(host).toSorted()).toEqual([...Object.keys(hostChannels), 'kind', 'onEvent'].toSorted())
    expect(Object.keys(hostRequests).toSorted()).toEqual(Object.keys(hostChannels).toSorted())
    await expect(host.notify({ title: 'a', body: 'b' })).rejects.toThrow('not connected')
    expect(asked).toEqual([{ channel: 'desk-host:notify', message: { title: 'a', body: 'b' } }])
    const stop = host.onEvent(() => undefined)
    expect(heard).toEqual(['desk-host:event'])
    stop()
    expect(heard).toEqual([])
  })

  it('a reply gives its value or throws its error with the code', () => {
    expect(hostValue({ ok: true, value: 7 })).toBe(7)
    expect(() => hostValue({ ok: false, code: 'shell.saveFailed', params: { reason: 'ENOSPC' } })).toThrow(
      DeskError,
    )
    expect(hostEvent.safeParse({ kind: 'power', state: 'resume' }).success).toBe(true)
  })
})
