import { SearchOutlined } from '@ant-design/icons'
import { Button, Input, type InputRef } from 'antd'
import { type ReactNode, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useHotkey } from '../../../app/hotkeys.ts'
import { useTexts } from '../../../app/i18n.ts'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { ErrorState } from '../../../components/ErrorState.tsx'
import { Loading } from '../../../components/Loading.tsx'
import { Page } from '../../../components/Page.tsx'
import { VirtualList } from '../../../components/VirtualList.tsx'
import { ImportOwnersButton, OwnersTabs } from '../OwnersTabs.tsx'
import { texts as owners } from '../texts.ts'
import { useFilledPage } from './filters.ts'
import './list.css'
import { texts } from './texts.ts'

/** A list that comes in pages, as the query of the list has it. */
interface FoundPages<Row> {
  readonly data: { readonly pages: readonly { readonly rows: readonly Row[] }[] } | undefined
  readonly error: unknown
  readonly isError: boolean
  readonly isPending: boolean
  readonly isSuccess: boolean
  readonly isFetching: boolean
  readonly isFetchingNextPage: boolean
  readonly hasNextPage: boolean
  refetch(): Promise<unknown>
  fetchNextPage(): Promise<unknown>
}

interface OwnerListPageProps<Row> {
  /** What the rows are. */
  readonly label: string
  readonly found: FoundPages<Row>
  keyOf(row: Row): string
  /** Where a row leads. */
  pathOf(row: Row): string
  render(row: Row): ReactNode
  /** Said in the search field. What is typed stays out of the address: it may be a name or a phone. */
  readonly find: string
  readonly typed: string
  onType(text: string): void
  readonly filters: ReactNode
  /** True where some filter is set; `clear` takes all away. */
  readonly filtered: boolean
  clear(): void
  /** Said behind the filters. */
  readonly note?: ReactNode
  readonly actions: ReactNode
  /** Said where nothing fits the filters, and where nothing is there at all. */
  readonly nothingFits: string
  readonly nothingYet: string
  readonly children?: ReactNode
}

/** The frame that the lists of units and of people share: search, filters, rows, and the states of a list. */
export function OwnerListPage<Row>(props: OwnerListPageProps<Row>) {
  const { found, find, typed, filtered, note, keyOf } = props
  const t = useTexts(texts)
  const o = useTexts(owners)
  const navigate = useNavigate()
  const search = useRef<InputRef>(null)
  const [selected, setSelected] = useState<string>()
  const rows = found.data?.pages.flatMap(page => page.rows) ?? []
  useFilledPage(found, rows.length)
  useHotkey({ keys: '/', label: find }, () => search.current?.focus())
  const nothing = rows.length === 0 && !found.hasNextPage
  return (
    <Page
      title={o('title')}
      fill
      actions={
        <>
          {props.actions}
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
            placeholder={find}
            aria-label={find}
            allowClear
            maxLength={100}
            value={typed}
            onChange={event => props.onType(event.target.value)}
          />
          {props.filters}
          {filtered ? (
            <Button type="link" size="small" onClick={props.clear}>
              {t('clear')}
            </Button>
          ) : null}
          {note}
        </>
      }
    >
      {found.isError ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {found.isPending || (rows.length === 0 && found.hasNextPage) ? <Loading rows={14} /> : null}
      {found.isSuccess && nothing ? (
        filtered || typed.trim() !== '' ? (
          <EmptyState text={props.nothingFits} />
        ) : (
          <EmptyState text={props.nothingYet} action={<ImportOwnersButton primary />} />
        )
      ) : null}
      {rows.length > 0 ? (
        <VirtualList
          label={props.label}
          items={rows}
          keyOf={keyOf}
          rowHeight={38}
          selected={selected}
          onSelect={row => setSelected(keyOf(row))}
          onOpen={row => {
            Promise.resolve(navigate(props.pathOf(row))).catch(reportError)
          }}
          hasMore={found.hasNextPage}
          onEnd={() => {
            if (!found.isFetchingNextPage) found.fetchNextPage().catch(reportError)
          }}
          render={props.render}
        />
      ) : null}
      {props.children}
    </Page>
  )
}
