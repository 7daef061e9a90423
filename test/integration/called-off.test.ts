import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DeskError } from '../../main/contract/errors.ts'
import { systemActor } from '../../main/desk/core.ts'
import { dryRunJob } from '../../main/imports/dry-run.ts'
import { readFileJob } from '../../main/imports/read-file.ts'
import { commitDryRun } from '../../main/imports/run.ts'
import { suggestedPlan } from '../../main/imports/suggest.ts'
import { takeCase } from '../support/cases.ts'
import { openTestDesk, type TestDesk } from '../support/desk.ts'

let test: TestDesk
beforeAll(async () => {
  test = await openTestDesk({ threads: true })
})
afterAll(() => test.close())

/** As the board of long work does with whatever comes after somebody called it off. */
const onProgress = () => {
  throw new DeskError('job.cancelled')
}
const refused = { code: 'job.cancelled' }

describe('work in threads that is told of after it was called off', () => {
  it('ends as called off, and the desk goes on', async () => {
    const { core } = test
    const rows = Array.from(
      { length: 600 },
      (_, at) => `金色家园,3栋,${1000 + at},业主${at},${13_800_000_000 + at}`,
    )
    const text = `项目,楼栋,房号,业主姓名,联系电话\n${rows.join('\n')}\n`
    const { hash } = await core.archive.store(Readable.from([Buffer.from(text)]), { maxBytes: 1e6 })
    const source = { hash, name: 'owners.csv' }
    const plan = suggestedPlan(await core.jobs.run(readFileJob, { source }))
    await expect(core.jobs.run(dryRunJob, { source, plan }, { onProgress })).rejects.toMatchObject(refused)

    const dryRun = await core.jobs.run(dryRunJob, { source, plan })
    const importing = commitDryRun(core, systemActor, randomUUID(), dryRun, {
      signal: new AbortController().signal,
      onProgress,
    })
    // A writer that is done before it hears of it has recorded all; there is nothing between.
    const recorded = await importing.then(
      () => 600,
      (error: unknown) => {
        expect(error).toMatchObject(refused)
        return 0
      },
    )
    expect(core.read.get('select count(*) as units from unit')).toEqual({ units: recorded })
  })

  it('tells a fault of whoever is told as the fault it is, and does not take it for calling off', async () => {
    const { core } = test
    const fault = new TypeError('a fault of the program')
    const options = {
      onProgress() {
        throw fault
      },
    }
    const rows = Array.from({ length: 600 }, (_, at) => `银色家园,5栋,${1000 + at},业主${at},`)
    const text = `项目,楼栋,房号,业主姓名,联系电话\n${rows.join('\n')}\n`
    const { hash } = await core.archive.store(Readable.from([Buffer.from(text)]), { maxBytes: 1e6 })
    const source = { hash, name: 'more-owners.csv' }
    const plan = suggestedPlan(await core.jobs.run(readFileJob, { source }))
    const dryRun = await core.jobs.run(dryRunJob, { source, plan })
    const signal = new AbortController().signal
    await expect(commitDryRun(core, systemActor, randomUUID(), dryRun, { signal, ...options })).rejects.toBe(
      fault,
    )
    // The writer goes on.
    await takeCase(test)
  })
})
