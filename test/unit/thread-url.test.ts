import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { threadFolders, threadUrl } from '../../main/jobs/thread-url.ts'

describe('where the threads lie', () => {
  it('in the sources each in its folder', () => {
    const from = 'file:///desk/main/jobs/thread-url.ts'
    for (const name of ['writer-thread', 'job-thread'] as const) {
      expect(threadUrl(name, from).href).toBe(`file:///desk/main/${threadFolders[name]}/${name}.ts`)
    }
    expect(existsSync(threadUrl('writer-thread'))).toBe(true)
  })

  it('in the bundle side by side, from an entry or from a shared chunk', () => {
    expect(threadUrl('writer-thread', 'file:///desk/out/main/cli.js').href).toBe(
      'file:///desk/out/main/writer-thread.js',
    )
    expect(threadUrl('job-thread', 'file:///D:/Desk/app.asar/out/main/shared-desk-abc.js').href).toBe(
      'file:///D:/Desk/app.asar/out/main/job-thread.js',
    )
  })
})
