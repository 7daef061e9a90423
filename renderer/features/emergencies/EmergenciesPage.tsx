import { useQuery } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { z } from 'zod'
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
import '../../components/two-panes.css'
import { VirtualList } from '../../components/VirtualList.tsx'
import { LeaksTabs } from '../leaks/LeaksTabs.tsx'
import './emergencies.css'
import { EmergencyLine } from './EmergencyLine.tsx'
import { EmergencyPanel } from './EmergencyPanel.tsx'
import { RainView } from './RainView.tsx'
import { StartForm } from './StartForm.tsx'
import { texts } from './texts.ts'

/** `emergency` is the one that is shown; `new` opens the form that starts one. */
const Address = z.object({
  view: z.literal('rain').optional(),
  emergency: z.union([Id, z.literal('new')]).optional(),
})

/** Emergencies that run and that ran, one of them at the right; the rain on the site. */
export function EmergenciesPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()
  const [{ view, emergency }, change] = useAddress(Address)
  const list = useQuery(trpc.emergencies.list.queryOptions())
  const leads = may('emergency.lead')
  const begin = () => change({ view: '', emergency: 'new' })
  useHotkey({ keys: 'N', label: t('start'), disabled: !leads }, begin)
  const button = leads ? (
    <Button type="primary" onClick={begin}>
      {t('start')} <KeyHint keys="N" />
    </Button>
  ) : null
  const aside = (
    <>
      <LeaksTabs />
      <Segmented
        aria-label={t('title')}
        value={view ?? 'list'}
        options={[
          { value: 'list', label: t('tabList') },
          { value: 'rain', label: t('tabRain') },
        ]}
        onChange={chosen => change({ view: chosen === 'rain' ? 'rain' : '', emergency: '' })}
      />
    </>
  )
  const rows = list.data ?? []
  const opened = emergency !== undefined
  return (
    <Page title={t('title')} actions={button} aside={aside} fill={view !== 'rain'}>
      {view === 'rain' ? (
        <RainView />
      ) : (
        <div className={opened ? 'two-panes two-panes-open' : 'two-panes'}>
          <div className="two-panes-list">
            {list.error && !list.data ? <ErrorState error={list.error} retry={list.refetch} /> : null}
            {list.isPending ? <Loading rows={4} rowHeight={62} /> : null}
            {list.data?.length === 0 ? <EmptyState text={t('empty')} /> : null}
            {rows.length > 0 ? (
              <VirtualList
                items={rows}
                keyOf={row => row.id}
                label={t('title')}
                rowHeight={62}
                selected={emergency}
                onSelect={row => change({ emergency: row.id })}
                keyLabels={{ next: t('keyNext'), previous: t('keyPrevious') }}
                render={row => <EmergencyLine emergency={row} />}
              />
            ) : null}
          </div>
          <div className="two-panes-detail">
            {emergency === 'new' && leads ? (
              <StartForm
                onDone={started => change({ emergency: started })}
                onCancel={() => change({ emergency: '' })}
              />
            ) : emergency !== undefined && emergency !== 'new' ? (
              <EmergencyPanel
                key={emergency}
                emergencyId={emergency}
                onClose={() => change({ emergency: '' })}
              />
            ) : (
              <p className="two-panes-choose">{t('choose')}</p>
            )}
          </div>
        </div>
      )}
    </Page>
  )
}
