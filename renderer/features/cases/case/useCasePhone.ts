import { useQuery } from '@tanstack/react-query'
import type { CaseDetail } from '../../../../main/contract/case-views.ts'
import { ofOneThing, useCommand, useTRPC } from '../../../app/api.ts'
import { useMay } from '../../../app/session.ts'

/** The number to call about a case. */
export interface CasePhone {
  /** Null where nobody left one. */
  readonly masked: string | null
  /** The whole number; each look is recorded. Undefined where the role may not. */
  readonly reveal: (() => Promise<string>) | undefined
}

/** The number given with the case, or else the first one of its owner. */
export function useCasePhone(detail: CaseDetail): CasePhone {
  const trpc = useTRPC()
  const may = useMay()
  const unmaskCase = useCommand(trpc.cases.unmask)
  const unmaskPerson = useCommand(trpc.people.unmask)
  const { id, callerPhone, personId } = detail
  const asks = callerPhone === null && personId !== null
  const person = useQuery(
    trpc.people.detail.queryOptions({ personId: personId ?? '' }, { ...ofOneThing, enabled: asks }),
  )
  const masked = callerPhone ?? (asks ? (person.data?.phones[0]?.masked ?? null) : null)
  if (masked === null || !may('person.unmask')) return { masked, reveal: undefined }
  const reveal = async () => {
    if (callerPhone !== null) return (await unmaskCase.run({ caseId: id })).callerPhone ?? masked
    return (await unmaskPerson.run({ personId: personId ?? '' })).phones?.[0]?.number ?? masked
  }
  return { masked, reveal }
}
