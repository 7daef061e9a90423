import { useQuery } from '@tanstack/react-query'
import { Input } from 'antd'
import { useDeferredValue, useState } from 'react'
import { Link } from 'react-router'
import { useTRPC } from '../../app/api.ts'
import { formatDay } from '../../app/format.ts'
import { useLanguage, useTexts } from '../../app/i18n.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Page } from '../../components/Page.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import './documents.css'
import { DocumentsTabs } from './DocumentsTabs.tsx'
import { texts } from './texts.ts'

/** Any paper by its words. What is typed stays on this page: it may be a name. */
export function SearchPage() {
  const t = useTexts(texts)
  const language = useLanguage()
  const trpc = useTRPC()
  const [typed, setTyped] = useState('')
  const text = useDeferredValue(typed.trim())
  const found = useQuery({
    ...trpc.documents.search.queryOptions({ text: text || '-', limit: 50 }),
    enabled: text !== '',
  })
  const types = useQuery(trpc.documents.types.queryOptions(undefined, { staleTime: 60_000 }))
  const nameOf = new Map(types.data?.map(({ id, name }) => [id, name[language]]))
  return (
    <Page title={t('tabSearch')} aside={<DocumentsTabs />} narrow>
      <Input
        autoFocus
        allowClear
        aria-label={t('searchPlaceholder')}
        placeholder={t('searchPlaceholder')}
        value={typed}
        maxLength={100}
        onChange={event => setTyped(event.target.value)}
      />
      {text === '' ? <EmptyState text={t('searchHint')} /> : null}
      {found.error ? <ErrorState error={found.error} retry={found.refetch} /> : null}
      {text !== '' && found.data?.rows.length === 0 ? <EmptyState text={t('searchNone', { text })} /> : null}
      {text !== '' ? (
        <ul className="document-list">
          {found.data?.rows.map(row => (
            <li key={row.id}>
              <Link to={`/units/${row.unitId}?tab=documents`}>
                <strong className="desk-figures">{row.unitNumber ?? '—'}</strong>{' '}
                {nameOf.get(row.type) ?? row.title ?? t('other')}
              </Link>{' '}
              <span className="desk-soft">
                {[row.title, row.shelf, row.note, formatDay(row.filedAt)]
                  .filter(word => word !== null && word !== '')
                  .join(' · ')}
              </span>{' '}
              {row.state === 'present' ? null : <StateTag tone="off">{t(`state.${row.state}`)}</StateTag>}
            </li>
          ))}
        </ul>
      ) : null}
    </Page>
  )
}
