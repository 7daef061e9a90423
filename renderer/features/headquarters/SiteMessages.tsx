import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { directiveKindWords, needKindWords } from '../../../main/contract/directive-words.ts'
import type { NeedRow } from '../../../main/contract/directives.ts'
import { type Outputs, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Loading } from '../../components/Loading.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { CasePlaceContext } from '../cases/place.ts'
import { useWord } from '../cases/words.ts'
import { DirectiveTag } from '../directives/DirectiveCard.tsx'
import '../directives/directives.css'
import { AboutCase, Said } from '../directives/parts.tsx'
import { DirectiveForm } from './DirectiveForm.tsx'
import { texts } from './message-texts.ts'
import { hqCasePath } from './paths.ts'
import { Words } from './Words.tsx'

type Directive = Outputs['hqDirectives']['list']['directives'][number]

interface SiteMessagesProps {
  readonly site: { readonly id: string; readonly code: string; readonly name: string }
}

/** What a site was asked, how far it is, and what it told headquarters. */
export function SiteMessages({ site }: SiteMessagesProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const may = useMay()('hq.direct')
  const [sending, setSending] = useState(false)
  const found = useQuery(trpc.hqDirectives.list.queryOptions({ hqSiteId: site.id }))
  const reread = () => {
    // What waits for a receipt stands in no log of this page.
    found.refetch().catch(() => undefined)
  }
  return (
    <section aria-label={t('title')}>
      <h2>{t('title')}</h2>
      {may && !sending ? <Button onClick={() => setSending(true)}>{t('send')}</Button> : null}
      {sending ? (
        <DirectiveForm
          site={site}
          onSent={() => {
            setSending(false)
            reread()
          }}
          onClose={() => setSending(false)}
        />
      ) : null}
      {found.error && !found.data ? (
        <ErrorState error={found.error} retry={found.refetch} />
      ) : !found.data ? (
        <Loading rows={2} rowHeight={88} />
      ) : found.data.directives.length + found.data.needs.length === 0 ? (
        <p className="desk-soft">{t('none')}</p>
      ) : (
        <CasePlaceContext
          value={{
            filesAt: `/files/site/${site.id}`,
            caseAt: caseId => hqCasePath(site.code, caseId),
            isOwn: false,
          }}
        >
          <ul className="told-list hq-told">
            {found.data.needs.map(row => (
              <Need
                key={row.id}
                row={row}
                hqSiteId={site.id}
                toGo={found.data.waiting.includes(row.id)}
                onDone={reread}
              />
            ))}
            {found.data.directives.map(row => (
              <Sent
                key={row.id}
                row={row}
                hqSiteId={site.id}
                toGo={found.data.waiting.includes(row.id)}
                onDone={reread}
              />
            ))}
          </ul>
        </CasePlaceContext>
      )}
    </section>
  )
}

interface CardProps<Row> {
  readonly row: Row
  readonly hqSiteId: string
  /** Something about it waits for the next receipt. */
  readonly toGo: boolean
  onDone(): void
}

function Sent({ row, hqSiteId, toGo, onDone }: CardProps<Directive>) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const word = useWord()
  const may = useMay()('hq.direct')
  const [closing, setClosing] = useState(false)
  const close = useCommand(trpc.hqDirectives.close, {
    onSuccess() {
      setClosing(false)
      onDone()
    },
  })
  return (
    <li className="told-card">
      <div className="told-head">
        <h3>{row.title ?? t('erased')}</h3>
        <span className="told-tags">
          <DirectiveTag row={row} />
          <StateTag tone={row.delivery === 'arrived' ? 'done' : 'waiting'}>
            {t(`delivery.${row.delivery}`)}
          </StateTag>
          {toGo ? <StateTag tone="waiting">{t('toGo')}</StateTag> : null}
        </span>
      </div>
      <p className="desk-soft told-meta">
        <span>{word(directiveKindWords[row.kind])}</span>
        {row.sender ? <span>{row.sender}</span> : null}
        <Time at={row.givenAt} />
        {row.dueOn === null ? null : <span className="desk-figures">{t('due', { day: row.dueOn })}</span>}
        <AboutCase row={row} />
      </p>
      {row.text ? <p className="told-words">{row.text}</p> : null}
      <Said at={row.acknowledgedAt} head={t('acknowledged', { name: row.acknowledgedByName ?? '' })} />
      <Said
        at={row.answeredAt}
        head={t('answeredBy', { name: row.answeredByName ?? '' })}
        words={row.answer}
      />
      <Said at={row.doneAt} head={t('doneBy', { name: row.doneByName ?? '' })} />
      <Said at={row.closedAt} head={t('closing')} words={row.closing} />
      {closing ? (
        <Words
          label={t('closeLabel')}
          verb={t('confirmClose')}
          pending={close.pending}
          error={close.error}
          onSubmit={text => close.send({ hqSiteId, directiveId: row.id, text })}
          onClose={() => setClosing(false)}
        />
      ) : may && row.closedAt === null && row.delivery !== 'waiting' && !toGo ? (
        <div className="told-steps">
          <Button onClick={() => setClosing(true)}>{t('close')}</Button>
        </div>
      ) : null}
    </li>
  )
}

function Need({ row, hqSiteId, toGo, onDone }: CardProps<NeedRow>) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const word = useWord()
  const may = useMay()('hq.direct')
  const [answering, setAnswering] = useState(false)
  const answer = useCommand(trpc.hqDirectives.answerNeed, {
    onSuccess() {
      setAnswering(false)
      onDone()
    },
  })
  const isOpen = row.settledAt === null && row.answeredAt === null && !toGo
  return (
    <li className="told-card">
      <div className="told-head">
        <h3>{row.title ?? t('erased')}</h3>
        <span className="told-tags">
          {isOpen ? <StateTag tone="dueSoon">{t('open')}</StateTag> : null}
          {toGo ? <StateTag tone="waiting">{t('toGo')}</StateTag> : null}
          {row.settledAt === null ? null : <StateTag tone="done">{t('settled')}</StateTag>}
        </span>
      </div>
      <p className="desk-soft told-meta">
        <span>{word(needKindWords[row.kind])}</span>
        <span>{row.raisedByName ? t('raisedBy', { name: row.raisedByName }) : t('raised')}</span>
        <Time at={row.raisedAt} />
        <AboutCase row={row} />
      </p>
      {row.text ? <p className="told-words">{row.text}</p> : null}
      <Said at={row.answeredAt} head={t('answered', { name: row.sender ?? '' })} words={row.answer} />
      {answering ? (
        <Words
          isRequired
          label={t('answerLabel')}
          verb={t('confirmAnswer')}
          pending={answer.pending}
          error={answer.error}
          onSubmit={text => answer.send({ hqSiteId, needId: row.id, text })}
          onClose={() => setAnswering(false)}
        />
      ) : may && isOpen ? (
        <div className="told-steps">
          <Button onClick={() => setAnswering(true)}>{t('answer')}</Button>
        </div>
      ) : null}
    </li>
  )
}
