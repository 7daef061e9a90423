import { useQuery } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useState } from 'react'
import type { LetterVerdict } from '../../../main/contract/letter-decisions.ts'
import { letterDirectionWords, letterKindWords } from '../../../main/contract/register-words.ts'
import { newId, type Outputs, useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { useMay } from '../../app/session.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Field } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { StateTag } from '../../components/StateTag.tsx'
import { Time } from '../../components/Time.tsx'
import { FileGrid } from '../cases/files/FileGrid.tsx'
import { CasePlaceContext } from '../cases/place.ts'
import { useWord } from '../cases/words.ts'
import '../directives/directives.css'
import { decisionTexts } from './decision-texts.ts'
import './headquarters.css'
import { hqCasePath } from './paths.ts'
import { Words } from './Words.tsx'

type Letter = Outputs['hqDirectives']['letters'][number]

interface SiteLettersProps {
  readonly site: { readonly id: string; readonly code: string }
}

/** The same on the page of a site, with a heading. */
export function SiteLettersPart({ site }: SiteLettersProps) {
  const t = useTexts(decisionTexts)
  const trpc = useTRPC()
  const found = useQuery(trpc.hqDirectives.letters.queryOptions({ hqSiteId: site.id }))
  if (found.data?.length === 0) return null
  return (
    <section aria-label={t('letters')}>
      <h2>{t('letters')}</h2>
      <SiteLetters site={site} />
    </section>
  )
}

/** Documents of a site that ask for approval or a record; nothing where there are none. */
export function SiteLetters({ site }: SiteLettersProps) {
  const trpc = useTRPC()
  const found = useQuery(trpc.hqDirectives.letters.queryOptions({ hqSiteId: site.id }))
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={1} rowHeight={120} />
  if (found.data.length === 0) return null
  const reread = () => {
    // What waits for a receipt stands in no log of this page.
    found.refetch().catch(() => undefined)
  }
  return (
    <CasePlaceContext
      value={{
        filesAt: `/files/site/${site.id}`,
        caseAt: caseId => hqCasePath(site.code, caseId),
        isOwn: false,
      }}
    >
      <ul className="told-list hq-told">
        {found.data.map(letter => (
          <LetterCard key={letter.id} hqSiteId={site.id} letter={letter} onDone={reread} />
        ))}
      </ul>
    </CasePlaceContext>
  )
}

interface LetterCardProps {
  readonly hqSiteId: string
  readonly letter: Letter
  onDone(): void
}

/** What is asked, word by word, and the decision. */
function LetterCard({ hqSiteId, letter, onDone }: LetterCardProps) {
  const t = useTexts(decisionTexts)
  const word = useWord()
  const may = useMay()('hq.direct')
  const [deciding, setDeciding] = useState<LetterVerdict>()
  const { decided, asks } = letter
  return (
    <li className="told-card">
      <div className="told-head">
        <h3>{letter.subject ?? '—'}</h3>
        <span className="told-tags">
          {decided === null ? (
            <StateTag tone="dueSoon">{t(`asks.${asks}`)}</StateTag>
          ) : (
            <StateTag tone="waiting">{t(`decided.${decided}`)}</StateTag>
          )}
        </span>
      </div>
      <p className="desk-soft told-meta">
        {letter.number === null ? null : <span className="desk-figures">{letter.number}</span>}
        <span>
          {word(letterDirectionWords[letter.direction])} · {word(letterKindWords[letter.kind])}
        </span>
        {letter.party ? <span>{t('to', { name: letter.party })}</span> : null}
        {letter.writtenByName ? <span>{t('writtenBy', { name: letter.writtenByName })}</span> : null}
        <Time at={letter.at} />
        {letter.issuedAt === null ? null : (
          <span>
            {t('issued')} <Time at={letter.issuedAt} as="moment" />
          </span>
        )}
        {letter.replyBy === null ? null : (
          <span className="desk-figures">{t('replyBy', { day: letter.replyBy })}</span>
        )}
      </p>
      <p className={letter.text ? 'told-words' : 'desk-soft'}>{letter.text || t('noWords')}</p>
      {letter.files.length > 0 ? (
        <section aria-label={t('files')}>
          <FileGrid files={letter.files} />
        </section>
      ) : null}
      {deciding ? (
        <DecisionForm
          hqSiteId={hqSiteId}
          letter={letter}
          verdict={deciding}
          onDone={() => {
            setDeciding(undefined)
            onDone()
          }}
          onClose={() => setDeciding(undefined)}
        />
      ) : may && decided === null ? (
        <div className="told-steps">
          {asks === 'approval' ? (
            <>
              <Button onClick={() => setDeciding('approved')}>{t('approve')}</Button>
              <Button onClick={() => setDeciding('refused')}>{t('refuse')}</Button>
            </>
          ) : (
            <Button onClick={() => setDeciding('recorded')}>{t('record')}</Button>
          )}
        </div>
      ) : null}
    </li>
  )
}

const labels = {
  approved: ['approveLabel', 'confirmApprove'],
  refused: ['refuseLabel', 'confirmRefuse'],
  recorded: ['recordLabel', 'confirmRecord'],
} as const satisfies Readonly<Record<LetterVerdict, readonly [string, string]>>

interface DecisionFormProps extends LetterCardProps {
  readonly verdict: LetterVerdict
  onClose(): void
}

function DecisionForm({ hqSiteId, letter, verdict, onDone, onClose }: DecisionFormProps) {
  const t = useTexts(decisionTexts)
  const trpc = useTRPC()
  const [decisionId] = useState(newId)
  // What is decided about is what was read when the form opened.
  const [seen] = useState(letter.seen)
  const [reference, setReference] = useState('')
  const decide = useCommand(trpc.hqDirectives.decideLetter, { onSuccess: onDone })
  const [label, verb] = labels[verdict]
  return (
    <Words
      label={t(label)}
      verb={t(verb)}
      isRequired={verdict === 'refused'}
      most={2000}
      pending={decide.pending}
      error={decide.error}
      onSubmit={text =>
        decide.send({ hqSiteId, decisionId, letterId: letter.id, verdict, seen, reference, text })
      }
      onClose={onClose}
    >
      {verdict === 'recorded' ? (
        <Field label={t('reference')}>
          {control => (
            <Input
              {...control}
              maxLength={80}
              value={reference}
              onChange={event => setReference(event.target.value)}
            />
          )}
        </Field>
      ) : null}
    </Words>
  )
}
