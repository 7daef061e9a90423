import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type Outputs, useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { personPath } from '../../../app/paths.ts'
import { useMay } from '../../../app/session.ts'
import { EvidenceTags } from '../duplicates/EvidenceTags.tsx'
import { PairDialog } from '../duplicates/PairDialog.tsx'
import { texts } from './texts.ts'

/** Other records that may be of the same person; nothing where there are none. */
export function MaybeSame({ personId }: { readonly personId: string }) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const [compared, setCompared] = useState<Outputs['people']['duplicatesOf'][number]['other']>()
  const found = useQuery(trpc.people.duplicatesOf.queryOptions({ personId }))
  const own = useQuery(trpc.people.detail.queryOptions({ personId }))
  if (!found.data || found.data.length === 0) return null
  return (
    <section className="owner-panel">
      <header>
        <h2>{t('maybeSame')}</h2>
      </header>
      <ul className="residents">
        {found.data.map(({ other, evidence }) => (
          <li key={other.personId} className="resident-head">
            <Link to={personPath(other.personId)}>{other.name}</Link>
            <EvidenceTags evidence={evidence} />
            {may('person.edit') ? (
              <Button size="small" type="link" onClick={() => setCompared(other)}>
                {t('compare')}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      {compared && own.data ? (
        <PairDialog person={own.data} other={compared} onClose={() => setCompared(undefined)} />
      ) : null}
    </section>
  )
}
