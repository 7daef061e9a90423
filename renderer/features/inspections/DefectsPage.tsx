import { useQuery } from '@tanstack/react-query'
import { Select } from 'antd'
import { z } from 'zod'
import {
  defectKindWords,
  defectStateWords,
  roomKindWords,
  severityWords,
  sideWords,
} from '../../../main/contract/inspection-words.ts'
import { defectKinds, defectSeverities, roomKinds } from '../../../main/contract/inspection.ts'
import { defectStates } from '../../../main/contract/inspections.ts'
import { DefectFilter } from '../../../main/contract/rectification.ts'
import { Id } from '../../../main/contract/values.ts'
import type { Words } from '../../../main/contract/words.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC, useTRPCClient } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { Page } from '../../components/Page.tsx'
import { usePages } from '../../components/split-list/usePages.ts'
import { useWord } from '../cases/words.ts'
import { useBuildings } from '../owners/list/BuildingFilter.tsx'
import { ExportRegister } from '../registers/ExportRegister.tsx'
import { DefectList } from './DefectList.tsx'
import { InspectionTabs } from './InspectionTabs.tsx'
import { texts } from './texts.ts'

const Address = z.object({
  ...DefectFilter.shape,
  /** `any`: those that are settled too. */
  state: z.union([DefectFilter.shape.state, z.literal('any')]).optional(),
  defect: Id.optional(),
})
const filters = ['state', 'party', 'buildingId', 'kind', 'severity', 'roomKind', 'side'] as const

/** Defects of all homes by their days: found, given out, looked at again. */
export function DefectsPage() {
  const t = useTexts(texts)
  const word = useWord()
  const client = useTRPCClient()
  const trpc = useTRPC()
  const buildings = useBuildings()
  const contractors = useQuery(trpc.contractors.list.queryOptions())
  const [address, change] = useAddress(Address)
  const { defect, state = 'pending', ...rest } = address
  const filter: DefectFilter = { ...rest, ...(state === 'any' ? {} : { state }) }
  const list = usePages(['defects', filter], (after, signal) =>
    client.defects.page.query({ ...filter, after: after ?? null }, { signal }),
  )
  const labelled = <Value extends string>(all: readonly Value[], of: Readonly<Record<Value, Words>>) =>
    all.map(value => ({ value: value as string, label: word(of[value]) }))
  const options: Readonly<Record<(typeof filters)[number], { value: string; label: string }[]>> = {
    state: [
      { value: 'pending', label: t('pending') },
      { value: 'late', label: t('late') },
      ...labelled(defectStates, defectStateWords),
      { value: 'any', label: t('allStates') },
    ],
    party: [
      { value: 'none', label: t('noParty') },
      ...(contractors.data ?? []).map(row => ({ value: row.id, label: row.name })),
    ],
    buildingId: buildings,
    kind: labelled(defectKinds, defectKindWords),
    severity: labelled(defectSeverities, severityWords),
    roomKind: labelled(roomKinds, roomKindWords),
    side: labelled(['staff', 'owner'] as const, sideWords),
  }
  const names = {
    state: t('state'),
    party: t('party'),
    buildingId: t('building'),
    kind: t('kind'),
    severity: t('severity'),
    roomKind: t('room'),
    side: t('side'),
  }
  const valueOf = (name: (typeof filters)[number]) => (name === 'state' ? state : (address[name] ?? null))
  const chosenWords = filters.flatMap(name => {
    const value = valueOf(name)
    const label = options[name].find(one => one.value === value)?.label
    return value === null || label === undefined ? [] : [`${names[name]}：${label}`]
  })
  const narrowed = Object.keys(rest).length > 0 || address.state !== undefined
  return (
    <Page
      title={t('defects')}
      fill
      actions={
        <ExportRegister
          seen={{ list: { list: 'defects', ...filter }, title: t('exportDefects'), words: chosenWords }}
        />
      }
      aside={
        <>
          <InspectionTabs />
          <div className="defect-filters">
            {filters.map(name => (
              <Select
                key={name}
                aria-label={names[name]}
                className="defect-filter"
                allowClear={name !== 'state'}
                placeholder={names[name]}
                showSearch={{ optionFilterProp: 'label' }}
                popupMatchSelectWidth={false}
                value={valueOf(name)}
                options={options[name]}
                onChange={chosen =>
                  change({
                    [name]: name === 'state' && chosen === 'pending' ? '' : (chosen ?? ''),
                    defect: '',
                  })
                }
              />
            ))}
          </div>
        </>
      }
    >
      <DefectList
        key={JSON.stringify(filter)}
        list={list}
        chosen={defect}
        onChoose={id => change({ defect: id })}
        empty={narrowed ? t('nothingFits') : t('noDefects')}
      />
    </Page>
  )
}
