import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import type { CaseDetail } from '../../../main/contract/case-views.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { PromiseForm } from './PromiseForm.tsx'
import { PromiseLine } from './PromiseLine.tsx'
import { texts } from './texts.ts'

interface OfCaseProps {
  readonly detail: CaseDetail
  readonly works: boolean
}

/** What the owner of a case was promised, and the form for one more. */
export function PromisesOfCase({ detail, works }: OfCaseProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const found = useQuery(trpc.promises.ofCase.queryOptions({ caseId: detail.id }))
  const [adding, setAdding] = useState(false)
  const promises = found.data ?? []
  if (promises.length === 0 && !works) return null
  return (
    <section className="care-part" aria-label={t('promises')}>
      <div className="care-line">
        <h2>{t('promises')}</h2>
        {works && !adding ? (
          <Button size="small" type="link" onClick={() => setAdding(true)}>
            {t('addPromise')}
          </Button>
        ) : null}
      </div>
      {promises.map(promise => (
        <PromiseLine key={promise.id} promise={promise} works={works} />
      ))}
      {adding ? <PromiseForm caseId={detail.id} onDone={() => setAdding(false)} /> : null}
    </section>
  )
}
