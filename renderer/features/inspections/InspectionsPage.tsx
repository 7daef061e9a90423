import { useQuery } from '@tanstack/react-query'
import { Segmented, Select } from 'antd'
import { z } from 'zod'
import {
  conclusionWords,
  inspectionStateWords,
  purposeWords,
} from '../../../main/contract/inspection-words.ts'
import { InspectionFilter, type InspectionRow, listedStates } from '../../../main/contract/inspections.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC, useTRPCClient } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { Page } from '../../components/Page.tsx'
import { usePages } from '../../components/split-list/usePages.ts'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { useBuildings } from '../owners/list/BuildingFilter.tsx'
import { RegisterPanes } from '../registers/RegisterPanes.tsx'
import { inspectionTexts } from './inspection-texts.ts'
import { InspectionPanel } from './InspectionPanel.tsx'
import { InspectionTabs } from './InspectionTabs.tsx'

const Address = z.object({
  ...InspectionFilter.shape,
  state: z.enum(listedStates).optional(),
  inspection: Id.optional(),
})

/** Walks through homes: what is planned, under way, over; the chosen one in full. */
export function InspectionsPage() {
  const t = useTexts(inspectionTexts)
  const word = useWord()
  const client = useTRPCClient()
  const buildings = useBuildings()
  const staff = useQuery(useTRPC().staff.list.queryOptions(undefined, { staleTime: 300_000 }))
  const [{ inspection, state = 'open', inspector, buildingId }, change] = useAddress(Address)
  const filter = { state, inspector, buildingId }
  const list = usePages(['inspections', filter], (after, signal) =>
    client.inspections.page.query({ ...filter, after: after ?? null }, { signal }),
  )
  const open = (id: string) => change({ inspection: id })
  return (
    <Page
      title={t('inspections')}
      fill
      aside={
        <>
          <InspectionTabs />
          <div className="defect-filters">
            <Segmented
              aria-label={t('state')}
              options={listedStates.map(value => ({ value, label: word(inspectionStateWords[value]) }))}
              value={state}
              onChange={value => change({ state: value === 'open' ? '' : value, inspection: '' })}
            />
            <Select
              aria-label={t('inspector')}
              className="defect-filter"
              allowClear
              placeholder={t('inspector')}
              showSearch={{ optionFilterProp: 'label' }}
              value={inspector ?? null}
              options={(staff.data ?? []).map(one => ({ value: one.id, label: one.name ?? one.login }))}
              onChange={chosen => change({ inspector: chosen ?? '', inspection: '' })}
            />
            <Select
              aria-label={t('building')}
              className="defect-filter"
              allowClear
              placeholder={t('building')}
              showSearch={{ optionFilterProp: 'label' }}
              value={buildingId ?? null}
              options={buildings}
              onChange={chosen => change({ buildingId: chosen ?? '', inspection: '' })}
            />
          </div>
        </>
      }
    >
      <RegisterPanes
        list={list}
        label={t('inspections')}
        chosen={inspection}
        onChoose={open}
        renderRow={row => <InspectionLine row={row} />}
        detail={
          inspection === undefined ? null : (
            <InspectionPanel key={inspection} inspectionId={inspection} onClose={() => open('')} />
          )
        }
        empty={t(inspector || buildingId ? 'nothingFits' : `none.${state}`)}
        choose={t('choose')}
      />
    </Page>
  )
}

function InspectionLine({ row }: { readonly row: InspectionRow }) {
  const t = useTexts(inspectionTexts)
  const word = useWord()
  const moment = row.finishedAt ?? row.begunAt
  const counts =
    row.state === 'planned' ? [] : [t('looked', { count: row.checked }), t('defects', { count: row.defects })]
  return (
    <div className="reg-line">
      <span className="reg-head">
        <strong>{[row.buildingName, row.unitNumber].filter(Boolean).join(' ')}</strong>
        {row.conclusion === null || row.conclusion === 'none' ? null : (
          <StateTag tone={row.conclusion === 'accepted' ? 'done' : 'serious'}>
            {word(conclusionWords[row.conclusion])}
          </StateTag>
        )}
        {moment === null ? (
          <span className="desk-figures">{row.plannedOn}</span>
        ) : (
          <Time at={moment} as="moment" />
        )}
      </span>
      <span className="desk-soft">
        {[word(purposeWords[row.purpose]), row.inspectorName, ...counts].filter(Boolean).join(' · ')}
      </span>
    </div>
  )
}
