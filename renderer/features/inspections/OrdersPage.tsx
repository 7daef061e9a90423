import { useQuery } from '@tanstack/react-query'
import { Segmented, Select } from 'antd'
import { z } from 'zod'
import { defectStateWords } from '../../../main/contract/inspection-words.ts'
import { defectStates } from '../../../main/contract/inspections.ts'
import type { OrderRow } from '../../../main/contract/rectification.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { Page } from '../../components/Page.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { useWord } from '../cases/words.ts'
import { RegisterPanes, wholeList } from '../registers/RegisterPanes.tsx'
import { InspectionTabs } from './InspectionTabs.tsx'
import { OrderPanel } from './OrderPanel.tsx'
import { texts } from './texts.ts'

const Address = z.object({
  order: Id.optional(),
  party: Id.optional(),
  settled: z.literal('yes').optional(),
})

/** Orders of repairs by their day: whom they went to, how far they are. */
export function OrdersPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const [{ order, party, settled }, change] = useAddress(Address)
  const question = { ...(party === undefined ? {} : { contractorId: party }), settled: settled === 'yes' }
  const found = useQuery(trpc.rectifications.list.queryOptions(question))
  const contractors = useQuery(trpc.contractors.list.queryOptions())
  const open = (id: string) => change({ order: id })
  return (
    <Page
      title={t('orders')}
      fill
      aside={
        <>
          <InspectionTabs />
          <div className="defect-filters">
            <Segmented
              aria-label={t('state')}
              options={[
                { value: 'no', label: t('unsettled') },
                { value: 'yes', label: t('settled') },
              ]}
              value={settled ?? 'no'}
              onChange={value => change({ settled: value === 'yes' ? 'yes' : '', order: '' })}
            />
            <Select
              aria-label={t('party')}
              className="defect-filter defect-filter-wide"
              allowClear
              placeholder={t('party')}
              showSearch={{ optionFilterProp: 'label' }}
              value={party ?? null}
              options={(contractors.data ?? []).map(row => ({ value: row.id, label: row.name }))}
              onChange={chosen => change({ party: chosen ?? '', order: '' })}
            />
          </div>
        </>
      }
    >
      <RegisterPanes
        list={wholeList(found)}
        label={t('orders')}
        chosen={order}
        onChoose={open}
        renderRow={row => <OrderLine row={row} />}
        detail={
          order === undefined ? null : (
            <OrderPanel key={order} orderId={order} onOpen={open} onClose={() => open('')} />
          )
        }
        empty={t(settled === 'yes' ? 'noSettled' : 'noOrders')}
        choose={t('chooseOrder')}
      />
    </Page>
  )
}

function OrderLine({ row }: { readonly row: OrderRow }) {
  const t = useTexts(texts)
  const word = useWord()
  const parts = defectStates.flatMap(state => {
    const count = row.states[state]
    return count === undefined ? [] : [`${word(defectStateWords[state])} ${count}`]
  })
  return (
    <div className="reg-line">
      <span className="reg-head">
        <strong>{row.party}</strong>
        {row.late > 0 ? (
          <StateTag tone="overdue">{t('lateCount', { count: row.late })}</StateTag>
        ) : (
          <span className="desk-figures">{row.dueOn}</span>
        )}
      </span>
      <span className="desk-soft">
        {[row.number, t('defectsCount', { count: row.defects }), ...parts].join(' · ')}
      </span>
    </div>
  )
}
