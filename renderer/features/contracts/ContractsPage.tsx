import { useQuery } from '@tanstack/react-query'
import { Button, Input, Select } from 'antd'
import { useNavigate } from 'react-router'
import { z } from 'zod'
import { ContractListName, contractLists, Month } from '../../../main/contract/contracts.ts'
import { Id } from '../../../main/contract/values.ts'
import { useAddress } from '../../app/address.ts'
import { useTRPC, useTRPCClient } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useTexts } from '../../app/i18n.ts'
import { useNow } from '../../app/now.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { SplitList } from '../../components/split-list/SplitList.tsx'
import { usePages } from '../../components/split-list/usePages.ts'
import { countText } from '../../components/count-text.ts'
import { BuildingFilter, useBuildings } from '../owners/list/BuildingFilter.tsx'
import { ExportRegister } from '../registers/ExportRegister.tsx'
import { ContractCard } from './ContractCard.tsx'
import { ContractLine } from './ContractLine.tsx'
import './contracts.css'
import { texts } from './texts.ts'

const Address = z.object({
  list: ContractListName.optional(),
  building: Id.optional(),
  month: Month.optional(),
  selected: Id.optional(),
})

/** Contracts by what is asked of them; the chosen one at the right. The address holds the filter. */
export function ContractsPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const client = useTRPCClient()
  const may = useMay()
  const navigate = useNavigate()
  const now = useNow()
  const [{ list = 'all', building, month, selected }, change] = useAddress(Address)
  const buildings = useBuildings()
  const asked = {
    list,
    ...(building === undefined ? {} : { building }),
    ...(month === undefined ? {} : { month }),
  }
  const rows = usePages([...trpc.contracts.list.pathKey(), 'pages', asked], (before, signal) =>
    client.contracts.list.query({ ...asked, ...(before === undefined ? {} : { before }) }, { signal }),
  )
  const total = useQuery(trpc.contracts.list.queryOptions({ ...asked, limit: 1 })).data?.total
  const go = (path: string) => {
    const done = navigate(path)
    if (done instanceof Promise) done.catch(reportError)
  }
  const buildingName = buildings.find(one => one.value === building)?.label
  const shownMonth = month ?? formatDay(now).slice(0, 7)
  return (
    <Page
      title={t('title')}
      fill
      actions={
        <>
          {may('import.run') ? (
            <Button onClick={() => go('/more/imports/contracts')}>{t('importFile')}</Button>
          ) : null}
          <ExportRegister
            seen={{
              list: {
                list: 'contracts',
                among: list,
                building,
                month: list === 'promised' ? shownMonth : undefined,
              },
              title: t('exportTitle'),
              words: [
                ...(list === 'all' ? [] : [t(`list.${list}`)]),
                ...(list === 'promised' ? [shownMonth] : []),
                ...(buildingName === undefined ? [] : [buildingName]),
              ],
            }}
          />
        </>
      }
      aside={
        <div className="contract-filters">
          <Select
            aria-label={t('list')}
            className="owner-filter"
            value={list}
            onChange={chosen => change({ list: chosen === 'all' ? '' : chosen, selected: '', month: '' })}
            options={contractLists.map(value => ({ value, label: t(`list.${value}`) }))}
          />
          {list === 'promised' ? (
            <Input
              type="month"
              aria-label={t('month')}
              className="contract-month"
              value={shownMonth}
              onChange={event => change({ month: event.target.value, selected: '' })}
            />
          ) : null}
          <BuildingFilter
            buildings={buildings}
            value={building}
            onChange={chosen => change({ building: chosen, selected: '' })}
          />
          {total ? (
            <span className="desk-soft desk-figures">{t('found', { count: countText(total) })}</span>
          ) : null}
        </div>
      }
    >
      <SplitList
        list={rows}
        label={t('title')}
        rowHeight={52}
        selected={selected}
        onSelect={row => change({ selected: row.id })}
        onOpen={row => go(`/units/${row.unitId}?tab=contract`)}
        renderRow={row => <ContractLine row={row} />}
        renderThing={id => <ContractPane key={id} contractId={id} />}
        chooseOne={t('choose')}
        keyLabels={{ next: t('next'), previous: t('previous') }}
        empty={
          <EmptyState
            text={t(`empty.${list}`)}
            action={
              list === 'all' ? (
                may('import.run') ? (
                  <Button onClick={() => go('/more/imports/contracts')}>{t('importFile')}</Button>
                ) : null
              ) : (
                <Button onClick={() => change({ list: '', month: '' })}>{t('showAll')}</Button>
              )
            }
          />
        }
      />
    </Page>
  )
}

function ContractPane({ contractId }: { readonly contractId: string }) {
  const trpc = useTRPC()
  const found = useQuery(trpc.contracts.detail.queryOptions({ contractId }))
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={8} />
  return <ContractCard contract={found.data} withUnit />
}
