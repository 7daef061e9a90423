import { PlusOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { useHotkey } from '../../../app/hotkeys.ts'
import { useTexts } from '../../../app/i18n.ts'
import { casePath } from '../../../app/paths.ts'
import { useMay } from '../../../app/session.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { KeyHint } from '../../../components/KeyHint.tsx'
import { Page } from '../../../components/Page.tsx'
import { SplitList } from '../../../components/split-list/SplitList.tsx'
import { useSettled } from '../../intake/useSettled.ts'
import { CallThese } from '../../callbacks/CallThese.tsx'
import { CaseView } from '../case/CaseView.tsx'
import '../cases.css'
import { texts } from '../texts.ts'
import { CaseRowView } from './CaseRowView.tsx'
import { ExportCases } from './ExportCases.tsx'
import { Filters } from './Filters.tsx'
import { filterCount, filterOf, type ListAddress, readAddress, writeAddress } from './list-address.ts'
import { rememberQuery, rememberSearch, searchedFor } from './memory.ts'
import { SavedViews } from './SavedViews.tsx'
import { StateTabs } from './StateTabs.tsx'
import { useCaseList } from './useCaseList.ts'
import { useFilterWords } from './useFilterWords.ts'

/** All cases: the list at the left, the chosen case at the right; on narrow screens one after the other. */
export function CaseListPage() {
  const t = useTexts(texts)
  const may = useMay()
  const navigate = useNavigate()
  const [params, setParams] = useSearchParams()
  const address = readAddress(params)
  const [typed, setTyped] = useState(searchedFor)
  const text = useSettled(typed).trim()
  const [filtering, setFiltering] = useState(filterCount(address) > 0)
  const list = useCaseList(address, text)
  const filterWords = useFilterWords(address)
  const search = useRef<InputRef>(null)
  const shown = params.toString()
  useEffect(() => {
    rememberQuery(shown)
  }, [shown])

  const go = (path: string) => {
    const done = navigate(path)
    if (done instanceof Promise) done.catch(reportError)
  }
  const show = (next: ListAddress) => setParams(writeAddress(next), { replace: true })
  const type = (words: string) => {
    setTyped(words)
    rememberSearch(words)
  }
  useHotkey({ keys: '/', label: t('keySearch') }, () => search.current?.focus())
  useHotkey({ keys: 'F', label: t('keyFilter') }, () => setFiltering(on => !on))
  useHotkey({ keys: 'N', label: t('keyNew'), disabled: !may('case.take') }, () => go('/intake'))

  const { selected: _, ...withoutCase } = address
  const query = writeAddress({ ...withoutCase, selected: undefined }).toString()
  const narrowed = query !== '' && query !== 'sort=activity'
  const exported = {
    filter: filterOf(address),
    sort: address.sort,
    filterWords,
    ...(text === '' ? {} : { search: text }),
  }
  return (
    <Page
      title={t('title')}
      fill
      actions={
        <>
          <SavedViews query={narrowed ? query : ''} onOpen={saved => setParams(new URLSearchParams(saved))} />
          <CallThese over="cases" filter={query} />
          {may('export.run') ? <ExportCases list={exported} /> : null}
          {may('case.take') ? (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => go('/intake')}>
              {t('newCase')} <KeyHint keys="N" />
            </Button>
          ) : null}
        </>
      }
      aside={
        <>
          <Input.Search
            ref={search}
            className="case-search"
            aria-label={t('search')}
            placeholder={t('search')}
            allowClear
            value={typed}
            maxLength={200}
            onChange={event => type(event.target.value)}
            onKeyDown={event => {
              if (event.key === 'Escape') type('')
            }}
          />
          <StateTabs
            address={address}
            counted={text === ''}
            onChange={states =>
              show({
                ...address,
                filter: { ...address.filter, states: states.length > 0 ? [...states] : undefined },
              })
            }
          />
          <Button onClick={() => setFiltering(on => !on)} aria-expanded={filtering}>
            {filterCount(address) > 0 ? t('filtersOn', { count: filterCount(address) }) : t('filters')}{' '}
            <KeyHint keys="F" />
          </Button>
          {filtering ? <Filters address={address} onChange={show} searching={text !== ''} /> : null}
        </>
      }
    >
      <SplitList
        list={list}
        label={t('listLabel')}
        rowHeight={86}
        selected={address.selected}
        onSelect={row => show({ ...address, selected: row.id })}
        onOpen={row => go(casePath(row.id))}
        renderRow={row => <CaseRowView row={row} sort={text === '' ? address.sort : 'received'} />}
        renderThing={caseId => <CaseView key={caseId} caseId={caseId} beside />}
        empty={
          text !== '' ? (
            <EmptyState
              text={t('emptySearch')}
              action={<Button onClick={() => type('')}>{t('clearSearch')}</Button>}
            />
          ) : narrowed ? (
            <EmptyState
              text={t('emptyFiltered')}
              action={<Button onClick={() => setParams(new URLSearchParams())}>{t('clearFilters')}</Button>}
            />
          ) : (
            <EmptyState
              text={t('empty')}
              action={
                may('case.take') ? (
                  <Button type="primary" onClick={() => go('/intake')}>
                    {t('emptyAction')} <KeyHint keys="F2" />
                  </Button>
                ) : undefined
              }
            />
          )
        }
        chooseOne={t('chooseOne')}
        keyLabels={{ next: t('keyNext'), previous: t('keyPrevious') }}
      />
    </Page>
  )
}
