import { SearchOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button, Checkbox, Input, type InputRef, Select } from 'antd'
import { useDeferredValue, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { UnitFilter, unitKinds } from '../../../../main/contract/estate.ts'
import { type Outputs, useTRPC } from '../../../app/api.ts'
import { useHotkey } from '../../../app/hotkeys.ts'
import { useTexts } from '../../../app/i18n.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { ownerWords } from '../../../components/owner-words.ts'
import { Page } from '../../../components/Page.tsx'
import { StateTag } from '../../../components/StateTag.tsx'
import { VirtualList } from '../../../components/VirtualList.tsx'
import { areaText } from '../area.ts'
import { ImportOwnersButton, OwnersTabs } from '../OwnersTabs.tsx'
import { texts as owners } from '../texts.ts'
import { BuildingFilter, useBuildings } from './BuildingFilter.tsx'
import { ExportUnits } from './ExportOwners.tsx'
import { saidFilter, useAddressFilter, useFilledPage } from './filters.ts'
import './list.css'
import { texts } from './texts.ts'

type Row = Outputs['units']['list']['rows'][number]

/** Every unit in the order of the estate, narrowed by what is asked. */
export function UnitList() {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const o = useTexts(owners)
  const trpc = useTRPC()
  const navigate = useNavigate()
  const search = useRef<InputRef>(null)
  const { filter, set, clear, any } = useAddressFilter(UnitFilter)
  const [typed, setTyped] = useState('')
  const [selected, setSelected] = useState<string>()
  const text = useDeferredValue(typed.trim())
  const found = useInfiniteQuery(
    trpc.units.list.infiniteQueryOptions(
      { filter, text, limit: 60 },
      { getNextPageParam: last => last.next ?? undefined },
    ),
  )
  const rows = found.data?.pages.flatMap(page => page.rows) ?? []
  useFilledPage(found, rows.length)
  const buildings = useBuildings()
  const filterWords = saidFilter(t, [
    [t('searched'), text],
    [t('building'), buildings.find(one => one.value === filter.buildingId)?.label],
    [t('kind'), filter.kind && words(`unit.${filter.kind}`)],
    [t('open'), filter.open],
    [t('empty'), filter.empty],
  ])
  useHotkey({ keys: '/', label: t('findUnit') }, () => search.current?.focus())
  const open = (row: Row) => {
    Promise.resolve(navigate(`/units/${row.unitId}`)).catch(reportError)
  }
  return (
    <Page
      title={o('title')}
      fill
      actions={
        <>
          <ExportUnits filter={filter} text={text} filterWords={filterWords} />
          <ImportOwnersButton />
        </>
      }
      aside={
        <>
          <OwnersTabs />
          <Input
            ref={search}
            className="owner-search"
            prefix={<SearchOutlined className="desk-soft" />}
            placeholder={t('findUnit')}
            aria-label={t('findUnit')}
            allowClear
            maxLength={100}
            value={typed}
            onChange={event => setTyped(event.target.value)}
          />
          <BuildingFilter
            buildings={buildings}
            value={filter.buildingId}
            onChange={value => set('buildingId', value)}
          />
          <Select
            aria-label={t('kind')}
            className="owner-filter-small"
            placeholder={t('kind')}
            allowClear
            value={filter.kind ?? null}
            onChange={value => set('kind', value ?? undefined)}
            options={unitKinds.map(value => ({ value, label: words(`unit.${value}`) }))}
          />
          <Checkbox
            checked={filter.open === true}
            onChange={event => set('open', event.target.checked || undefined)}
          >
            {t('open')}
          </Checkbox>
          <Checkbox
            checked={filter.empty === true}
            onChange={event => set('empty', event.target.checked || undefined)}
          >
            {t('empty')}
          </Checkbox>
          {any ? (
            <Button type="link" size="small" onClick={clear}>
              {t('clear')}
            </Button>
          ) : null}
        </>
      }
    >
      {found.isError ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {found.isPending || (rows.length === 0 && found.hasNextPage) ? <Loading rows={14} /> : null}
      {found.isSuccess && rows.length === 0 && !found.hasNextPage ? (
        any || text !== '' ? (
          <EmptyState text={t('noUnits')} />
        ) : (
          <EmptyState text={t('teachUnits')} action={<ImportOwnersButton primary />} />
        )
      ) : null}
      {rows.length > 0 ? (
        <VirtualList
          label={t('units')}
          items={rows}
          keyOf={row => row.unitId}
          rowHeight={38}
          selected={selected}
          onSelect={row => setSelected(row.unitId)}
          onOpen={open}
          hasMore={found.hasNextPage}
          onEnd={() => {
            if (!found.isFetchingNextPage) found.fetchNextPage().catch(reportError)
          }}
          render={row => <UnitLine row={row} />}
        />
      ) : null}
    </Page>
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
      <span className="owner-row-open desk-figures">
        {row.openCases > 0 ? (
          <StateTag tone="plain">
            {words('openCases', { count: row.openCases >= 100 ? '99+' : row.openCases })}
          </StateTag>
        ) : null}
      </span>
    </div>
  )
}
