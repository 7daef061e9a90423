import { useQuery } from '@tanstack/react-query'
import type { CaseDetail } from '../../../../main/contract/case-views.ts'
import { ofOneThing, useCommand, useTRPC } from '../../../app/api.ts'
import { useMay } from '../../../app/session.ts'
import { MaskedPhone } from '../../../components/Phone.tsx'

/** The number to call: the one given with the case, or else the owner's. Masked; each look at it is recorded. */
export function PhoneOf({ detail }: { readonly detail: CaseDetail }) {
  const trpc = useTRPC()
  const may = useMay()
  const unmask = useCommand(trpc.cases.unmask)
  if (detail.callerPhone !== null) {
    const reveal = async () => (await unmask.run({ caseId: detail.id })).callerPhone ?? '—'
    return <MaskedPhone phone={detail.callerPhone} {...(may('person.unmask') ? { reveal } : {})} />
  }
  return detail.personId === null ? '—' : <PersonPhone personId={detail.personId} />
}

function PersonPhone({ personId }: { readonly personId: string }) {
  const trpc = useTRPC()
  const may = useMay()
  const person = useQuery(trpc.people.detail.queryOptions({ personId }, ofOneThing))
  const unmask = useCommand(trpc.people.unmask)
  const first = person.data?.phones[0]
  if (!first) return '—'
  const reveal = async () => (await unmask.run({ personId })).phones?.[0]?.number ?? '—'
  return <MaskedPhone phone={first.masked} {...(may('person.unmask') ? { reveal } : {})} />
}
