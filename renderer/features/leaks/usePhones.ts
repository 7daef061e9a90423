import { useState } from 'react'
import type { HouseholdPhone } from '../../../main/contract/leaks.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useMay } from '../../app/session.ts'

const nobody: ReadonlyMap<string, HouseholdPhone> = new Map()

/** Full numbers of households for a message or a list, once somebody asked for them; the look is recorded. */
export function usePhones(caseIds: readonly string[]) {
  const trpc = useTRPC()
  const may = useMay()
  const look = useCommand(trpc.leaks.phones)
  const [phones, setPhones] = useState(nobody)
  return {
    phones,
    may: may('person.unmask'),
    pending: look.pending,
    error: look.error,
    shown: phones !== nobody,
    async show(shown: boolean) {
      if (!shown) return setPhones(nobody)
      const found = await look.run({ caseIds: [...caseIds] })
      return setPhones(new Map(found.map(one => [one.caseId, one])))
    },
  }
}
