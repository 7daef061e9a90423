import { listCases } from '../../main/cases/list.ts'
import { receiveCase } from '../../main/cases/commands.ts'
import { CaseListInput } from '../../main/contract/case-views.ts'
import { systemActor } from '../../main/desk/core.ts'
import type { Desk } from '../../main/desk/desk.ts'
import { profileOf } from '../../main/profiles/profiles.ts'

/** What a clerk waited longest for, in whole milliseconds. */
export interface Waited {
  readonly case: number
  readonly list: number
}

/** A clerk who records a case and looks at the list all the time; `stop` says how long they had to wait. */
export function startClerk(desk: Desk): { stop(): Promise<Waited> } {
  const core = desk.requireCore()
  const profile = profileOf(core.read)
  const slowest = { case: 0, list: 0 }
  const stopping = new AbortController()
  const work = (async () => {
    while (!stopping.signal.aborted) {
      const before = performance.now()
      await core.execute(receiveCase, {
        actor: systemActor,
        input: {
          caseId: core.environment.newId(),
          channel: 'phone',
          kind: 'repair',
          category: [],
          emergency: false,
          unitId: null,
          personId: null,
          room: null,
          text: '厨房水管漏水',
        },
      })
      const recorded = performance.now()
      listCases(core.read, profile, CaseListInput.parse({}))
      slowest.case = Math.max(slowest.case, recorded - before)
      slowest.list = Math.max(slowest.list, performance.now() - recorded)
      await new Promise(resolve => setTimeout(resolve, 100))
    }
  })()
  return {
    async stop() {
      stopping.abort()
      await work
      return { case: Math.round(slowest.case), list: Math.round(slowest.list) }
    },
  }
}
