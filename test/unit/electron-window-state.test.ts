import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { cascaded, fittedWindowState, loadWindowState, saveWindowState } from '../../electron/window-state.ts'
import { settle, startShellDouble } from '../doubles/electron-shell.ts'

const screen = { x: 0, y: 0, width: 1920, height: 1040 }
const second = { x: 1920, y: 0, width: 1280, height: 800 }
const state = { bounds: { x: 100, y: 80, width: 1300, height: 800 }, maximised: false, zoom: 1.25 }

describe('window state', () => {
  it('starts in the middle of the main display, no larger than it', () => {
    expect(fittedWindowState(null, [screen], screen)).toEqual({
      bounds: { x: 240, y: 70, width: 1440, height: 900 },
      maximised: false,
      zoom: 1,
    })
    const small = { x: 0, y: 0, width: 900, height: 600 }
    expect(fittedWindowState(null, [small], small).bounds).toEqual({ x: 0, y: 0, width: 900, height: 600 })
  })

  it('comes back where it was, on a second display too', () => {
    expect(fittedWindowState(state, [screen], screen)).toEqual(state)
    const there = { ...state, bounds: { x: 1_950, y: 10, width: 1_200, height: 700 } }
    expect(fittedWindowState(there, [screen, second], screen)).toEqual(there)
  })

  it('leaves a display that was unplugged, keeping size, zoom and maximised', () => {
    const there = { bounds: { x: 1_950, y: 10, width: 1_200, height: 700 }, maximised: true, zoom: 1.5 }
    expect(fittedWindowState(there, [screen], screen)).toEqual({
      bounds: { x: 360, y: 170, width: 1_200, height: 700 },
      maximised: true,
      zoom: 1.5,
    })
  })

  it('is not left with its title above or beside the display', () => {
    const above = { ...state, bounds: { ...state.bounds, y: -300 } }
    expect(fittedWindowState(above, [screen], screen).bounds.y).toBeGreaterThanOrEqual(0)
    const beside = { ...state, bounds: { ...state.bounds, x: 1_900 } }
    expect(fittedWindowState(beside, [screen], screen).bounds.x).toBeLessThan(1_000)
  })

  it('a window larger than its display is cut to it', () => {
    const huge = { ...state, bounds: { x: 0, y: 0, width: 5_000, height: 4_000 } }
    expect(fittedWindowState(huge, [screen], screen).bounds).toEqual({
      x: 0,
      y: 0,
      width: 1920,
      height: 1040,
    })
  })

  it('steps a further window aside while there is room', () => {
    expect(cascaded(state.bounds, [screen])).toMatchObject({ x: 132, y: 112 })
    const corner = { ...state.bounds, y: 1_000 }
    expect(cascaded(corner, [screen])).toEqual(corner)
  })

  it('survives a round trip to disk; broken or foreign files count as none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'desk-state-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'user', 'window.json')
    expect(loadWindowState(file)).toBeNull()
    expect(saveWindowState(file, state)).toBe(true)
    expect(loadWindowState(file)).toEqual(state)
    for (const text of [
      '',
      '{',
      '[]',
      '{"bounds":{"x":0,"y":0,"width":-1,"height":2},"maximised":false,"zoom":1}',
    ]) {
      writeFileSync(file, text)
      expect(loadWindowState(file), text).toBeNull()
    }
    expect(saveWindowState(join(folder, 'user', 'window.json', 'below a file'), state)).toBe(false)
  })

  it('is written when a window closes and read for the next one', async () => {
    const shell = await startShellDouble()
    shell.window.bounds = { x: 50, y: 60, width: 1_111, height: 777 }
    shell.window.maximised = true
    shell.window.webContents.zoom = 1.1
    shell.window.close()
    const kept: unknown = JSON.parse(readFileSync(join(shell.folder, 'user', 'window.json'), 'utf8'))
    expect(kept).toEqual({ bounds: { x: 50, y: 60, width: 1_111, height: 777 }, maximised: true, zoom: 1.1 })
    shell.api.app.emit('activate')
    await settle()
    const next = shell.api.windows[1]
    expect(next?.options).toMatchObject({
      x: 50,
      y: 60,
      width: 1_111,
      height: 777,
      webPreferences: { zoomFactor: 1.1 },
    })
    expect(next?.maximised).toBe(true)
  })
})
