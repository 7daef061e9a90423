import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { ErrorCode } from '../../main/contract/errors.ts'
import { keyFileProtector } from '../../main/database/keyring.ts'
import { listDirectives } from '../../main/directives/queries.ts'
import { restoreBackup } from '../../main/desk/restore.ts'
import { sendDirective } from '../../main/hq/directive-commands.ts'
import { rebuildSite } from '../../main/hq/rebuild-site.ts'
import { readUnsent } from '../../main/sync/unsent.ts'
import { addFile } from '../support/backups.ts'
import { caseRow, takeCase } from '../support/cases.ts'
import { openCopyOf } from '../support/desk.ts'
import {
  bring,
  closePair,
  expectSame,
  openPair,
  type Pair,
  receiptFor,
  roundTrip,
  takeReceipt,
} from '../support/site-pair.ts'

vi.setConfig({ testTimeout: 120_000 })

let pair: Pair
let folder: string

beforeEach(async () => {
  pair = await openPair()
  folder = mkdtempSync(join(tmpdir(), 'site-rebuilt-'))
})
afterEach(async () => {
  await closePair(pair)
  rmSync(folder, { recursive: true, force: true })
})

it('a site that lost its computer is made anew by headquarters and goes on, giving no number twice', async () => {
  const { hq, hqSiteId } = pair
  const caseId = await takeCase(pair.site, { text: '主卧渗水' })
  const hash = await addFile(pair.site.core, caseId, 'photo')
  const words = { title: '三天内到场', text: '' }
  const about = { hqSiteId, directiveId: uuidv7(), kind: 'directive', caseId: null, dueOn: null } as const
  await hq.core.execute(sendDirective, { actor: hq.manager, input: { ...about, ...words } })
  await roundTrip(pair)
  const sent = caseRow(pair.site, caseId)
  const lost = await takeCase(pair.site, { text: '没有发出' })
  const numbers = [sent['number'], caseRow(pair.site, lost)['number']]
  await pair.site.close()

  const backups = join(folder, 'stick')
  const rebuilt = await rebuildSite(hq.core, hq.manager, { code: 'TEST', folder: backups })
  expect(rebuilt).toMatchObject({ managers: ['manager'], files: 1, missing: 0 })
  expect(readdirSync(join(hq.core.dataFolder, 'sites'))).not.toContain('rebuilding')
  const restored = await restoreBackup({
    from: rebuilt.file,
    dataFolder: join(folder, 'new', 'data'),
    protector: keyFileProtector(join(folder, 'new', 'key')),
    recoveryKey: rebuilt.recoveryKey,
    machine: 'test-machine',
  })
  expect(restored.letter).not.toBe('')
  const site = await openCopyOf(join(folder, 'new'))
  pair.site = site
  expect(caseRow(site, caseId)).toEqual(sent)
  expect(await site.core.archive.has(hash)).toBe(true)
  expect(listDirectives(site.core.read)).toMatchObject([words])
  // Headquarters holds all but what came with the restore.
  expect(readUnsent(site.core.read).operations).toBeLessThan(10)

  await expect(site.signIn(site.manager)).rejects.toThrow()
  const recovery = await site.desk.fetch(
    new Request('http://desk.test/api/trpc/staff.recover', {
      method: 'POST',
      headers: { host: 'desk.test', origin: 'http://desk.test', 'content-type': 'application/json' },
      body: JSON.stringify({
        login: 'manager',
        code: rebuilt.recoveryCode,
        password: 'a new password for it',
      }),
    }),
  )
  expect(recovery.ok, await recovery.clone().text()).toBe(true)

  const next = await takeCase(site, { text: '新电脑' })
  expect(numbers).not.toContain(caseRow(site, next)['number'])
  await bring(pair)
  await takeReceipt(pair, await receiptFor(pair))
  expect(readUnsent(site.core.read)).toMatchObject({ operations: 0 })
  await expectSame(pair)
})

it('nobody but a headquarters makes a site anew, and only one that has sent something', async () => {
  const refusal = (code: ErrorCode) => expect.objectContaining({ code }) as unknown
  const made = (desk: Pair['hq'], code: string) =>
    rebuildSite(desk.core, desk.manager, { code, folder: join(folder, 'stick') })
  await expect(made(pair.site, 'TEST')).rejects.toEqual(refusal('hq.notHeadquarters'))
  await expect(made(pair.hq, 'NONE')).rejects.toEqual(refusal('hq.siteUnknown'))
})
