import { useInfiniteQuery } from '@tanstack/react-query'
import { Checkbox } from 'antd'
import { useDeferredValue, useState } from 'react'
import { UnitFilter, unitKinds } from '../../../../main/contract/estate.ts'
import { type Outputs, useTRPC } from '../../../app/api.ts'
import { useTexts } from '../../../app/i18n.ts'
import { unitPath } from '../../../app/paths.ts'
import { ownerWords } from '../../../components/owner-words.ts'
import { areaText } from '../area.ts'
import { BuildingFilter, useBuildings } from './BuildingFilter.tsx'
import { ChoiceFilter } from './ChoiceFilter.tsx'
import { ExportUnits } from './ExportOwners.tsx'
import { saidFilter, useAddressFilter } from './filters.ts'
import { OpenCases } from './OpenCases.tsx'
import { OwnerListPage } from './OwnerListPage.tsx'
import { texts } from './texts.ts'

type Row = Outputs['units']['list']['rows'][number]

/** Every unit in the order of the estate, narrowed by what is asked. */
export function UnitList() {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const trpc = useTRPC()
  const { filter, set, clear, any } = useAddressFilter(UnitFilter)
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const found = useInfiniteQuery(
    trpc.units.list.infiniteQueryOptions(
      { filter, text, limit: 60 },
      { getNextPageParam: last => last.next ?? undefined },
    ),
  )
  const buildings = useBuildings()
  const filterWords = saidFilter(t, [
    [t('searched'), text],
    [t('building'), buildings.find(one => one.value === filter.buildingId)?.label],
    [t('kind'), filter.kind && words(`unit.${filter.kind}`)],
    [t('open'), filter.open],
    [t('empty'), filter.empty],
  ])
  const check = (name: 'open' | 'empty') => (
    <Checkbox
      checked={filter[name] === true}
      onChange={event => set(name, event.target.checked || undefined)}
    >
      {t(name)}
    </Checkbox>
  )
  return (
    <OwnerListPage
      label={t('units')}
      found={found}
      keyOf={(row: Row) => row.unitId}
      pathOf={row => unitPath(row.unitId)}
      render={row => <UnitLine row={row} />}
      find={t('findUnit')}
      typed={typed}
      onType={setTyped}
      actions={<ExportUnits filter={filter} text={text} filterWords={filterWords} />}
      filters={
        <>
          <BuildingFilter
            buildings={buildings}
            value={filter.buildingId}
            onChange={value => set('buildingId', value)}
          />
          <ChoiceFilter
            label={t('kind')}
            values={unitKinds}
            word={kind => words(`unit.${kind}`)}
            value={filter.kind}
            onChange={value => set('kind', value)}
          />
          {check('open')}
          {check('empty')}
        </>
      }
      filtered={any}
      clear={clear}
      nothingFits={t('noUnits')}
      nothingYet={t('teachUnits')}
    />
  )
}

function UnitLine({ row }: { readonly row: Row }) {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  return (
    <div className="owner-row owner-row-unit">
      <strong className="desk-figures">{row.number}</strong>
      <span className="owner-row-wide">
        {row.people.length === 0 ? <span className="desk-soft">{words('empty')}</span> : null}
        {row.people.map(one => (
          <span key={one.personId + one.role}>
            {one.name ?? words('erased')} <small>{words(`role.${one.role}`)}</small>
          </span>
        ))}
      </span>
      <span className="owner-row-extra desk-soft">
        {row.kind === 'dwelling' ? '' : words(`unit.${row.kind}`)} {row.unitType}
      </span>
      <span className="owner-row-extra desk-soft desk-figures owner-row-number">
        {row.measuredArea === null ? '' : t('area', { area: areaText(row.measuredArea) })}
      </span>
      <OpenCases count={row.openCases} />
    </div>
  )
}
