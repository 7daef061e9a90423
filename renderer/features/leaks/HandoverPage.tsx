import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { z } from 'zod'
import type { ShiftHandoverRow } from '../../../main/contract/shifts.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import '../../components/two-panes.css'
import { VirtualList } from '../../components/VirtualList.tsx'
import { HandoverForm } from './HandoverForm.tsx'
import { HandoverPanel } from './HandoverPanel.tsx'
import './leaks.css'
import { LeaksTabs } from './LeaksTabs.tsx'
import { shiftTexts } from './shift-texts.ts'

const Address = z.object({ handover: z.union([Id, z.literal('new')]).optional() })

/** Handovers from one shift to the next, the latest first; one of them, or a new one, beside. */
export function HandoverPage() {
  const t = useTexts(shiftTexts)
  const trpc = useTRPC()
  const works = useMay()('leak.work')
  const [{ handover }, change] = useAddress(Address)
  const list = useQuery(trpc.shifts.list.queryOptions())
  const openNew = () => change({ handover: 'new' })
  useHotkey({ keys: 'N', label: t('add'), disabled: !works }, openNew)
  const button = works ? (
    <Button type="primary" onClick={openNew}>
      {t('add')} <KeyHint keys="N" />
    </Button>
  ) : null
  const close = () => change({ handover: '' })
  const select = (row: ShiftHandoverRow) => change({ handover: row.id })
  return (
    <Page title={t('title')} actions={button} aside={<LeaksTabs />} fill>
      <div className={handover === undefined ? 'two-panes' : 'two-panes two-panes-open'}>
        <div className="two-panes-list">
          {list.error && !list.data ? <ErrorState error={list.error} retry={list.refetch} /> : null}
          {list.isPending ? <Loading rows={6} rowHeight={56} /> : null}
          {list.data?.length === 0 ? <EmptyState text={t('empty')} action={button} /> : null}
          {list.data && list.data.length > 0 ? (
            <VirtualList
              items={list.data}
              keyOf={row => row.id}
              label={t('title')}
              rowHeight={56}
              selected={handover}
              onSelect={select}
              onOpen={select}
              render={row => <HandoverLine row={row} />}
            />
          ) : null}
        </div>
        <div className="two-panes-detail">
          {handover === 'new' && works ? (
            <HandoverForm onDone={id => change({ handover: id })} onCancel={close} />
          ) : handover !== undefined && handover !== 'new' ? (
            <HandoverPanel key={handover} handoverId={handover} onClose={close} />
          ) : (
            <p className="two-panes-choose">{t('choose')}</p>
          )}
        </div>
      </div>
    </Page>
  )
}

function HandoverLine({ row }: { readonly row: ShiftHandoverRow }) {
  const t = useTexts(shiftTexts)
  return (
    <div className="team-line">
      <span className="team-line-head">
        <strong>
          <Time at={row.handedAt} as="moment" />
        </strong>
        {row.acceptedAt === null ? (
          <StateTag tone="dueSoon">{t('waiting')}</StateTag>
        ) : (
          <StateTag tone="done">{t('taken')}</StateTag>
        )}
      </span>
      <span className="desk-soft">
        {t('fromTo', { from: row.givenByName ?? '—', to: row.takenByName ?? '—' })} ·{' '}
        {t('openThen', { count: row.open })}
        {row.late > 0 ? ` · ${t('lateThen', { count: row.late })}` : ''}
      </span>
    </div>
  )
}
