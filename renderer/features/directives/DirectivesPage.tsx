import { useQuery } from '@tanstack/react-query'
import { Button, Checkbox, Segmented } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { z } from 'zod'
import { useAddress } from '../../app/address.ts'
import { useTRPC } from '../../app/api.ts'
import { useHotkey } from '../../app/hotkeys.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { EmptyState } from '../../components/EmptyState.tsx'
import { ErrorState } from '../../components/ErrorState.tsx'
import { KeyHint } from '../../components/KeyHint.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Page } from '../../components/Page.tsx'
import { DirectiveCard } from './DirectiveCard.tsx'
import './directives.css'
import { NeedCard } from './NeedCard.tsx'
import { NeedForm } from './NeedForm.tsx'
import { texts } from './texts.ts'

const views = ['directives', 'needs'] as const
const Address = z.object({ view: z.enum(views).optional(), open: z.literal('1').optional() })

/** What headquarters asks of this site, and what the site told headquarters. */
export function DirectivesPage() {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()('directive.answer')
  const [{ view = 'directives', open }, change] = useAddress(Address)
  const [raising, setRaising] = useState(false)
  const status = useQuery(trpc.sync.status.queryOptions())
  const isJoined = status.data ? status.data.hq !== null : undefined
  const raise = () => {
    change({ view: 'needs' })
    setRaising(true)
  }
  useHotkey({ keys: 'N', label: t('raiseKey'), disabled: !may || !isJoined }, raise)
  const openOnly = open === '1'
  return (
    <Page
      title={t('title')}
      actions={
        may && isJoined ? (
          <Button type="primary" onClick={raise}>
            {t('raise')} <KeyHint keys="N" />
          </Button>
        ) : null
      }
      aside={
        <>
          <Segmented
            aria-label={t('title')}
            value={view}
            options={views.map(value => ({ value, label: t(`view.${value}`) }))}
            onChange={value => change({ view: value === 'directives' ? '' : value })}
          />
          <Checkbox
            checked={openOnly}
            onChange={event => change({ open: event.target.checked ? '1' : undefined })}
          >
            {t('open')}
          </Checkbox>
        </>
      }
    >
      {raising && view === 'needs' ? <NeedForm onClose={() => setRaising(false)} /> : null}
      {view === 'directives' ? (
        <Directives openOnly={openOnly} isJoined={isJoined} />
      ) : (
        <Needs openOnly={openOnly} isJoined={isJoined} raising={raising} />
      )}
    </Page>
  )
}

interface ListProps {
  readonly openOnly: boolean
  /** Undefined until it is known. */
  readonly isJoined: boolean | undefined
}

function Directives({ openOnly, isJoined }: ListProps) {
  const trpc = useTRPC()
  const found = useQuery(trpc.directives.list.queryOptions())
  if (found.isPending) return <Loading rows={4} rowHeight={88} />
  if (!found.data) return <ErrorState error={found.error} retry={found.refetch} />
  const rows = found.data.filter(
    ({ doneAt, closedAt }) => !openOnly || (doneAt === null && closedAt === null),
  )
  if (rows.length === 0)
    return <Nothing openOnly={openOnly && found.data.length > 0} isJoined={isJoined} view="directives" />
  return (
    <ul className="told-list">
      {rows.map(row => (
        <DirectiveCard key={row.id} row={row} />
      ))}
    </ul>
  )
}

function Needs({ openOnly, isJoined, raising }: ListProps & { readonly raising: boolean }) {
  const trpc = useTRPC()
  const found = useQuery(trpc.directives.needs.queryOptions())
  if (found.isPending) return <Loading rows={4} rowHeight={88} />
  if (!found.data) return <ErrorState error={found.error} retry={found.refetch} />
  const rows = found.data.filter(({ settledAt }) => !openOnly || settledAt === null)
  if (rows.length === 0)
    return raising ? null : (
      <Nothing openOnly={openOnly && found.data.length > 0} isJoined={isJoined} view="needs" />
    )
  return (
    <ul className="told-list">
      {rows.map(row => (
        <NeedCard key={row.id} row={row} />
      ))}
    </ul>
  )
}

interface NothingProps extends ListProps {
  readonly view: (typeof views)[number]
}

function Nothing({ openOnly, isJoined, view }: NothingProps) {
  const t = useTexts(texts)
  const mayJoin = useMay()('sync.run')
  if (isJoined === false)
    return (
      <EmptyState text={t('noHq')} action={mayJoin ? <Link to="/more/sync">{t('noHqGo')}</Link> : null} />
    )
  if (openOnly) return <EmptyState text={t('emptyOpen')} />
  return <EmptyState text={t(view === 'needs' ? 'emptyNeeds' : 'emptyDirectives')} />
}
