import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useCommand, useTRPC } from '../../../app/api.ts'
import { useHotkey } from '../../../app/hotkeys.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Page } from '../../../components/Page.tsx'
import { Time } from '../../../components/Time.tsx'
import '../file.css'
import { OwnersTabs } from '../OwnersTabs.tsx'
import './duplicates.css'
import { EvidenceTags } from './EvidenceTags.tsx'
import { Judgements } from './Judgements.tsx'
import { LookThrough } from './LookThrough.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { PairColumns } from './PairColumns.tsx'
import { useJudgement } from './PairDialog.tsx'
import { texts } from './texts.ts'

/** Pairs that may be one person, judged one after the other with M, D and N. */
export function DuplicatesPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const [skipped, setSkipped] = useState<readonly string[]>([])
  const [merging, setMerging] = useState(false)
  const found = useQuery(trpc.people.duplicates.queryOptions({ limit: 50 }))
  const scan = useCommand(trpc.people.scanDuplicates)
  const scanned = useRef(false)
  const mayEdit = may('person.edit')
  useEffect(() => {
    // Once per visit: whoever was entered or changed since somebody was here last.
    if (scanned.current || !mayEdit) return
    scanned.current = true
    scan.send({})
  }, [mayEdit, scan])
  const keyOf = (pair: { readonly personId: string; readonly otherId: string }) =>
    `${pair.personId}/${pair.otherId}`
  const pairs = found.data?.pairs ?? []
  const pair = pairs.find(one => !skipped.includes(keyOf(one))) ?? pairs[0]
  const judge = useJudgement(() => setMerging(false))
  const distinct = () => pair && judge(pair.personId, pair.otherId)
  const next = () => {
    if (!pair) return
    const rest = pairs.filter(one => one !== pair && !skipped.includes(keyOf(one)))
    // Behind the last one it begins again.
    setSkipped(rest.length === 0 ? [] : [...skipped, keyOf(pair)])
  }
  const idle = pair === undefined || merging
  const mayMerge = may('person.merge')
  useHotkey({ keys: 'M', label: t('merge'), disabled: idle || !mayMerge }, () => setMerging(true))
  useHotkey({ keys: 'D', label: t('distinct'), disabled: idle || !mayEdit }, () => distinct())
  useHotkey({ keys: 'N', label: t('next'), disabled: idle }, next)
  if (found.isError) return <ErrorState error={found.error} retry={found.refetch} />
  return (
    <Page title={t('title')} aside={<OwnersTabs />}>
      {found.data === undefined ? (
        <Loading rows={8} />
      ) : (
        <section className="owner-panel">
          <div className="pair-head">
            <span>{t('left', { count: found.data.left })}</span>
            {found.data.fullAt === null ? (
              <span>{t('never')}</span>
            ) : (
              <span className="desk-soft">
                {t('lastLook')} <Time at={found.data.fullAt} as="moment" />
              </span>
            )}
            {mayEdit ? <LookThrough primary={found.data.fullAt === null} /> : null}
          </div>
          <p className="desk-soft">{t('explain')}</p>
          {pair ? (
            <>
              <div className="pair-head">
                <strong>{t('score', { score: pair.score })}</strong>
                <EvidenceTags evidence={pair.evidence} />
              </div>
              <PairColumns person={pair.person} other={pair.other} />
              <div className="pair-actions">
                {mayMerge ? (
                  <Button type="primary" onClick={() => setMerging(true)}>
                    {t('merge')} <KeyHint keys="M" />
                  </Button>
                ) : null}
                {mayEdit ? (
                  <Button onClick={() => distinct()}>
                    {t('distinct')} <KeyHint keys="D" />
                  </Button>
                ) : null}
                <Button onClick={next}>
                  {t('next')} <KeyHint keys="N" />
                </Button>
              </div>
            </>
          ) : found.data.fullAt === null ? null : (
            <EmptyState text={t('none')} />
          )}
        </section>
      )}
      <Judgements />
      {merging && pair ? (
        <MergeDialog
          person={pair.person}
          other={pair.other}
          onClose={() => setMerging(false)}
          onMerged={() => setMerging(false)}
        />
      ) : null}
    </Page>
  )
}
