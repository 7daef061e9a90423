import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { uuidv7 } from 'uuidv7'
import { expect, it } from 'vitest'
import type { InboxStatus, Scan } from '../../main/contract/documents.ts'
import { requiredTypes } from '../../main/contract/profile-documents.ts'
import { createDocumentService } from '../../main/documents/service.ts'
import { findUnits } from '../../main/estate/find-units.ts'
import { contractsDryRunJob } from '../../main/imports/contract-dry-run.ts'
import { readFileJob } from '../../main/imports/read-file.ts'
import { commitDryRun } from '../../main/imports/run.ts'
import { suggestedContractPlan } from '../../main/imports/suggest.ts'
import { loadProfile } from '../../main/profiles/profiles.ts'
import type { TestDesk } from '../support/desk.ts'
import { fileIt, siteOf } from '../support/documents.ts'
import { onImportDesk } from '../support/import-desk.ts'
import { rebuildCheck } from '../support/log-checks.ts'
import { importFile, ownerRows, writeOwnerFile } from '../support/owner-files.ts'
import { salesRows, writeSalesFile } from '../support/sales-files.ts'

let test: TestDesk
let folder: string
onImportDesk(opened => {
  ;({ test, folder } = opened)
})

const homes = 20
const handedOver = 17
const { documents: checklist } = loadProfile('real-estate')
const asked = (stage: 'signed' | 'moved-in') =>
  requiredTypes(checklist, 'dwelling', stage).map(({ id }) => id)

it('a month of sales files and two hundred scans become complete files of homes', async () => {
  const manager = await test.signIn(test.manager)
  const owners = join(folder, 'owners.xlsx')
  await writeOwnerFile(owners, 'xlsx', ownerRows(homes))
  await importFile(test.core, test.manager, owners)
  expect(await siteOf(manager)).toMatchObject({ counted: homes, required: homes * asked('signed').length })

  const sales = join(folder, 'sales.xlsx')
  await writeSalesFile(sales, salesRows(homes))
  const source = { path: sales }
  const reading = await test.core.jobs.run(readFileJob, { source, kind: 'contracts' })
  const plan = suggestedContractPlan(reading)
  const dryRun = await test.core.jobs.run(contractsDryRunJob, { source, plan })
  await commitDryRun(test.core, test.manager, uuidv7(), dryRun)

  // The list of the property company says which homes were handed over since.
  const numbers = ownerRows(homes).map(cells => cells[3] ?? '')
  const handover = join(folder, 'handover.csv')
  const rows = numbers.slice(0, handedOver).map(number => `${number},2026-07-01`)
  writeFileSync(handover, ['房号,实际交付日期', ...rows].join('\n'))
  await importFile(test.core, test.manager, handover)

  const needed = numbers.map(number => {
    const unitId = findUnits(test.core.read, number, 1)[0]?.unitId ?? ''
    return { unitId, types: asked(numbers.indexOf(number) < handedOver ? 'moved-in' : 'signed') }
  })
  const papers = needed.flatMap(({ unitId, types }) => types.map(type => ({ unitId, type })))
  const more = needed.slice(0, 200 - papers.length).map(({ unitId }) => ({ unitId, type: 'defect-forms' }))
  const pile = [...papers, ...more]
  expect(pile).toHaveLength(200)
  expect(await siteOf(manager)).toMatchObject({ required: papers.length, present: 0, complete: 0 })

  const scans = join(folder, 'scans')
  mkdirSync(scans)
  for (const number of pile.keys()) writeFileSync(join(scans, `scan ${number}.txt`), `page ${number}`)
  await manager.command('documents.setFolder', { folder: scans, leave: false })
  const service = createDocumentService(test.core, () => false)
  // Files are taken at the second look that finds them the same.
  await service.round()
  await service.round()
  const { rows: waiting } = (await manager.query('documents.scans', {})) as { rows: Scan[] }
  expect(waiting.map(({ name }) => name)).toEqual([...pile.keys()].map(number => `scan ${number}.txt`))
  for (const [place, { unitId, type }] of pile.entries())
    await fileIt(manager, unitId, { scanIds: [waiting[place]?.id ?? ''], details: { type } })

  expect((await manager.query('documents.inbox')) as InboxStatus).toMatchObject({ waiting: 0, problems: [] })
  expect(await siteOf(manager)).toMatchObject({
    counted: homes,
    complete: homes,
    required: papers.length,
    present: papers.length,
    missing: [],
    settling: false,
  })
  const ledger = await manager.query('ledgers.page', {
    ledger: 'missing-documents',
    language: 'zh',
    limit: 9,
  })
  expect(ledger).toMatchObject({ rows: [], next: null })
  const [file] = test.core.read.all<{ hash: string }>(
    `select hash from document_file where name='scan 7.txt'`,
  )
  expect(await (await manager.fetch(`/files/${file?.hash}`)).text()).toBe('page 7')
  expect(await rebuildCheck(test)).toMatchObject({ differences: [] })
})
