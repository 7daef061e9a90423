import { SearchOutlined } from '@ant-design/icons'
import { useInfiniteQuery } from '@tanstack/react-query'
import { App, Button, Drawer, Input, type InputRef, Select } from 'antd'
import { useDeferredValue, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { occupancyRoles, PersonFilter, tiers } from '../../../../main/contract/people.ts'
import { type Outputs, useTRPC } from '../../../app/api.ts'
import { useHotkey } from '../../../app/hotkeys.ts'
import { useTexts } from '../../../app/i18n.ts'
import { useMay } from '../../../app/session.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { ownerWords } from '../../../components/owner-words.ts'
import { Page } from '../../../components/Page.tsx'
import { StateTag } from '../../../components/StateTag.tsx'
import { VirtualList } from '../../../components/VirtualList.tsx'
import { ImportOwnersButton, OwnersTabs } from '../OwnersTabs.tsx'
import { PersonFields } from '../person/PersonFields.tsx'
import { texts as owners } from '../texts.ts'
import { BuildingFilter, useBuildings } from './BuildingFilter.tsx'
import { ExportPeople } from './ExportOwners.tsx'
import { saidFilter, useAddressFilter, useFilledPage } from './filters.ts'
import './list.css'
import { texts } from './texts.ts'

type Row = Outputs['people']['list']['rows'][number]

/** Everybody on file, newest first, or found by name and phone. What is typed stays out of the address. */
export function PeopleList() {
  const t = useTexts(texts)
  const words = useTexts(ownerWords)
  const o = useTexts(owners)
  const trpc = useTRPC()
  const may = useMay()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const search = useRef<InputRef>(null)
  const { filter, set, clear, any } = useAddressFilter(PersonFilter)
  const [typed, setTyped] = useState('')
  const [selected, setSelected] = useState<string>()
  const [adding, setAdding] = useState(false)
  const text = useDeferredValue(typed.trim())
  const found = useInfiniteQuery(
    trpc.people.list.infiniteQueryOptions(
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
    [t('role'), filter.role && words(`role.${filter.role}`)],
    [t('tier'), filter.tier && words(`tier.${filter.tier}`)],
  ])
  useHotkey({ keys: '/', label: t('findPerson') }, () => search.current?.focus())
  const go = (personId: string) => {
    Promise.resolve(navigate(`/people/${personId}`)).catch(reportError)
  }
  return (
    <Page
      title={o('title')}
      fill
      actions={
        <>
          <ExportPeople filter={filter} text={text} filterWords={filterWords} />
          {may('person.edit') ? <Button onClick={() => setAdding(true)}>{t('newPerson')}</Button> : null}
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
            placeholder={t('findPerson')}
            aria-label={t('findPerson')}
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
            aria-label={t('role')}
            className="owner-filter-small"
            placeholder={t('role')}
            allowClear
            value={filter.role ?? null}
            onChange={value => set('role', value ?? undefined)}
            options={occupancyRoles.map(value => ({ value, label: words(`role.${value}`) }))}
          />
          <Select
            aria-label={t('tier')}
            className="owner-filter-small"
            placeholder={t('tier')}
            allowClear
            value={filter.tier ?? null}
            onChange={value => set('tier', value ?? undefined)}
            options={tiers.map(value => ({ value, label: words(`tier.${value}`) }))}
          />
          {any ? (
            <Button type="link" size="small" onClick={clear}>
              {t('clear')}
            </Button>
          ) : null}
          {rows.length >= 200 && text !== '' ? <span className="desk-soft">{t('manyFound')}</span> : null}
        </>
      }
    >
      {found.isError ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {found.isPending || (rows.length === 0 && found.hasNextPage) ? <Loading rows={14} /> : null}
      {found.isSuccess && rows.length === 0 && !found.hasNextPage ? (
        any || text !== '' ? (
          <EmptyState text={t('noPeople')} />
        ) : (
          <EmptyState text={t('teachPeople')} action={<ImportOwnersButton primary />} />
        )
      ) : null}
      {rows.length > 0 ? (
        <VirtualList
          label={t('people')}
          items={rows}
          keyOf={row => row.personId}
          rowHeight={38}
          selected={selected}
          onSelect={row => setSelected(row.personId)}
          onOpen={row => go(row.personId)}
          hasMore={found.hasNextPage}
          onEnd={() => {
            if (!found.isFetchingNextPage) found.fetchNextPage().catch(reportError)
          }}
          render={row => <PersonLine row={row} />}
        />
      ) : null}
      {adding ? (
        <Drawer open size={460} title={t('newPerson')} onClose={() => setAdding(false)}>
          <PersonFields
            initial={{ name: '', phone: '' }}
            onDone={(name, personId) => {
              setAdding(false)
              message.success(t('registered', { name }))
              go(personId)
            }}
            onCancel={() => setAdding(false)}
          />
        </Drawer>
      ) : null}
    </Page>
  )
}

function PersonLine({ row }: { readonly row: Row }) {
  const words = useTexts(ownerWords)
  return (
    <div className="owner-row owner-row-person">
      <strong>{row.name ?? words('erased')}</strong>
      <span className="desk-figures">{row.phone}</span>
      <span className="owner-row-wide">
        {row.units.map(unit => (
          <span key={unit.unitId + unit.role} className={unit.present ? undefined : 'desk-soft'}>
            <span className="desk-figures">{unit.number}</span>{' '}
            <small>{unit.present ? words(`role.${unit.role}`) : words('movedOut')}</small>
          </span>
        ))}
      </span>
      <span>
        {row.tier === 'ordinary' ? null : (
          <StateTag tone={row.tier === 'dissatisfied' ? 'dueSoon' : 'plain'}>
            {words(`tier.${row.tier}`)}
          </StateTag>
        )}
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
