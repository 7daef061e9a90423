import { useQuery } from '@tanstack/react-query'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { Time } from '../Time.tsx'
import { texts } from './texts.ts'

/** What is looked up in the log: a thing, and what stands within it. */
export interface ChangedThing {
  /** Id under which its changes are recorded. */
  readonly id: string
  /** Id of a part of it, such as one promise of a case. */
  readonly part?: string
}

/** Who made it what it is now, and when; nothing while nobody knows. */
export function ChangedBy({ thing, field }: { readonly thing: ChangedThing; readonly field: string }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const { id, part } = thing
  const found = useQuery(trpc.audit.lastChange.queryOptions({ thing: id, fields: [field], part }))
  const last = found.data?.find(one => one.field === field)
  if (!last) return null
  return (
    <span className="meanwhile-who desk-soft">
      {last.byName === null ? null : t('changedBy', { name: last.byName })} <Time at={last.at} as="moment" />
    </span>
  )
}
