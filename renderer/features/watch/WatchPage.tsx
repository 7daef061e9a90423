import { useMutation, useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { z } from 'zod'
import { Id } from '../../../main/contract/values.ts'
import type { WatchPlace } from '../../../main/contract/watch.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { ExportMenu } from '../../components/export/ExportMenu.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import '../../components/two-panes.css'
import { VirtualList } from '../../components/VirtualList.tsx'
import { PlaceForm } from './PlaceForm.tsx'
import { PlaceLine } from './PlaceLine.tsx'
import { PlacePanel } from './PlacePanel.tsx'
import { RoundLedger } from './RoundLedger.tsx'
import { texts } from './texts.ts'
import './watch.css'

const views = ['today', 'ledger', 'removed'] as const
/**
 * `place` is the one that is shown; `new` opens the form. `due` leaves only rounds that are still to be done, `by` of
 * these only somebody's own and those anybody may do, as Today counts them.
 */
const Address = z.object({
  view: z.enum(views).optional(),
  place: z.union([Id, z.literal('new')]).optional(),
  due: z.literal('today').optional(),
  by: Id.optional(),
})

/** The watch list: today's round as a checklist, one address at the right; the ledger of rounds. */
export function WatchPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const [{ view = 'today', place, due: onlyDue, by }, change] = useAddress(Address)
  const removed = view === 'removed'
  const places = useQuery(trpc.watch.places.queryOptions({ removed }))
  const start = useMutation(trpc.reports.ledger.mutationOptions())
  const edits = may('watch.edit')
  useHotkey({ keys: 'N', label: t('keyNew'), disabled: !edits }, () => change({ view: '', place: 'new' }))
  const all = places.data ?? []
  const isDue = (row: WatchPlace) => !removed && row.state !== 'done'
  const isTheirs = (row: WatchPlace) => by === undefined || row.watcher === null || row.watcher === by
  const rows = onlyDue === undefined ? all : all.filter(row => isDue(row) && isTheirs(row))
  const due = rows.filter(isDue).length
  const addButton = edits ? (
    <Button type="primary" onClick={() => change({ view: '', place: 'new' })}>
      {t('add')} <KeyHint keys="N" />
    </Button>
  ) : null
  const actions = (
    <>
      {may('export.run') ? (
        <ExportMenu
          start={(format, language) =>
            start.mutateAsync({ ledger: 'web-rounds', format, language, title: t('exportTitle') })
          }
        />
      ) : null}
      {addButton}
    </>
  )
  const aside = (
    <>
      <Segmented
        aria-label={t('title')}
        value={view}
        options={[
          { value: 'today', label: t('tabToday') },
          { value: 'ledger', label: t('tabLedger') },
          { value: 'removed', label: t('tabRemoved') },
        ]}
        onChange={chosen => change({ view: chosen === 'today' ? '' : chosen, place: '', due: '', by: '' })}
      />
      {view === 'today' && all.length > 0 ? (
        <span role="status">{due > 0 ? t('due', { count: due }) : t('allDone')}</span>
      ) : null}
      {onlyDue === undefined ? null : (
        <Button size="small" onClick={() => change({ due: '', by: '' })}>
          {t('showAll')}
        </Button>
      )}
    </>
  )
  const chosen = rows.find(row => row.id === place)
  const select = (row: WatchPlace) => change({ place: row.id })
  return (
    <Page title={t('title')} actions={actions} aside={aside} fill>
      {view === 'ledger' ? (
        <RoundLedger />
      ) : (
        <div className={place === undefined ? 'two-panes' : 'two-panes two-panes-open'}>
          <div className="two-panes-list">
            {places.error && !places.data ? <ErrorState error={places.error} retry={places.refetch} /> : null}
            {places.isPending ? <Loading rows={6} rowHeight={56} /> : null}
            {places.data && all.length === 0 ? <EmptyState text={t('empty')} action={addButton} /> : null}
            {all.length > 0 && rows.length === 0 ? <EmptyState text={t('allDone')} /> : null}
            {rows.length > 0 ? (
              <VirtualList
                items={rows}
                keyOf={row => row.id}
                label={t('title')}
                rowHeight={56}
                selected={place}
                onSelect={select}
                onOpen={select}
                keyLabels={{ next: t('nextRow'), previous: t('previousRow') }}
                render={row => <PlaceLine place={row} />}
              />
            ) : null}
          </div>
          <div className="two-panes-detail">
            {place === 'new' && edits ? (
              <PlaceForm onDone={saved => change({ place: saved })} onCancel={() => change({ place: '' })} />
            ) : chosen ? (
              <PlacePanel key={chosen.id} place={chosen} onClose={() => change({ place: '' })} />
            ) : (
              <p className="two-panes-choose">{t('choose')}</p>
            )}
          </div>
        </div>
      )}
    </Page>
  )
}
