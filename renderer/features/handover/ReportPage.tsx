import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { z } from 'zod'
import { Day, Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC, useTRPCClient } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { useMay } from '../../app/session.ts'
import { DateField } from '../../components/date/DateField.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { FileMenu } from '../../components/export/ExportMenu.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import '../leak-reports/leak-reports.css'
import { ReportView } from '../leak-reports/ReportView.tsx'
import { dayTexts } from './day-texts.ts'
import { usualBatch } from './DayPage.tsx'
import './handover.css'
import { HandoverTabs } from './HandoverTabs.tsx'
import { texts } from './texts.ts'

const Address = z.object({ batch: Id.optional(), single: z.literal('yes').optional(), day: Day.optional() })
const formats = ['pdf', 'docx', 'xlsx'] as const

/** What a day of handover came to, to read and to take away as a document. */
export function ReportPage() {
  const t = useTexts(texts)
  const words = useTexts(dayTexts)
  const language = useLanguage()
  const may = useMay()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const today = formatDay(useNow())
  const [{ batch, single, day = today }, change] = useAddress(Address)
  const batches = useQuery(trpc.handover.batches.queryOptions())
  const rows = batches.data ?? []
  const batchId = single ? null : (batch ?? usualBatch(rows, today) ?? rows[0]?.id)
  const asked = { batchId: batchId ?? null, day }
  const content = useQuery(
    trpc.handover.dayContent.queryOptions({ ...asked, language }, { enabled: batchId !== undefined }),
  )
  const { data } = content
  return (
    <Page
      title={data?.title ?? t('tab.report')}
      actions={
        batchId !== undefined && may('export.run') ? (
          <FileMenu
            formats={formats}
            start={(format, as) => client.reports.handoverDay.mutate({ ...asked, language: as, format })}
          />
        ) : null
      }
      aside={
        <>
          <HandoverTabs />
          <Select
            className="handover-filter"
            aria-label={words('batch')}
            value={batchId === null ? 'single' : (batchId ?? null)}
            options={[
              ...rows.map(({ id, name }) => ({ value: id, label: name })),
              { value: 'single', label: words('single') },
            ]}
            onChange={value =>
              change(value === 'single' ? { single: 'yes', batch: '' } : { single: '', batch: value ?? '' })
            }
          />
          <DateField
            settled
            aria-label={t('day')}
            value={day}
            max={today}
            onChange={value => change({ day: value })}
          />
        </>
      }
    >
      {batches.error && !batches.data ? <ErrorState error={batches.error} retry={batches.refetch} /> : null}
      {batches.data && batchId === undefined ? <EmptyState text={t('noBatches')} /> : null}
      {content.error && !data ? <ErrorState error={content.error} retry={content.refetch} /> : null}
      {batches.isPending || (batchId !== undefined && content.isPending) ? <Loading rows={8} /> : null}
      {data ? <ReportView content={data} /> : null}
    </Page>
  )
}
