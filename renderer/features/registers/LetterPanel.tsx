import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import type { LetterDetail, LetterPart } from '../../../main/contract/letters.ts'
import {
  authorityWords,
  letterDirectionWords,
  letterKindWords,
} from '../../../main/contract/register-words.ts'
import { newId, useTRPC, useTRPCClient } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { personPath } from '../../app/paths.ts'
import { useMay } from '../../app/session.ts'
import { ErrorState } from '../../components/ErrorState.tsx'
import { Facts } from '../../components/Field.tsx'
import { Loading } from '../../components/Loading.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { Circulation } from './Circulation.tsx'
import { commonTexts } from './common-texts.ts'
import { Files } from './Files.tsx'
import { approverAbove, LetterDecisions } from './LetterDecisions.tsx'
import { LetterForm } from './LetterForm.tsx'
import { LetterSteps } from './LetterSteps.tsx'
import { HomeOfLetter } from './HomeOfLetter.tsx'
import { letterTexts } from './letter-texts.ts'
import { LetterTag } from './LetterTag.tsx'
import { Postings } from './Postings.tsx'

type Fact = readonly [label: string, value: ReactNode]

/** What nobody has said yet takes no line. */
const given = (facts: readonly Fact[]) => facts.filter(([, value]) => value !== null)

interface LetterPanelProps {
  readonly letterId: string
  onClose(): void
}

/** One document: what it says, how it stands, who has read it, where it is filed. */
export function LetterPanel({ letterId, onClose }: LetterPanelProps) {
  const t = useTexts(letterTexts)
  const common = useTexts(commonTexts)
  const word = useWord()
  const trpc = useTRPC()
  const client = useTRPCClient()
  const may = useMay()
  const [editing, setEditing] = useState(false)
  const found = useQuery(trpc.letters.detail.queryOptions({ letterId }))
  if (found.error && !found.data) return <ErrorState error={found.error} retry={found.refetch} />
  if (!found.data) return <Loading rows={8} />
  const letter = found.data
  const works = may('register.work')
  if (editing) {
    const close = () => setEditing(false)
    return <LetterForm incoming={false} letter={letter} onDone={close} onCancel={close} />
  }
  const filesOf = (part: LetterPart) => letter.attachments.filter(file => file.part === part)
  const attach = (part: LetterPart) =>
    works && letter.state !== 'withdrawn'
      ? (uploadId: string) =>
          client.letters.attachFile.mutate({
            commandId: newId(),
            input: { letterId, fileId: newId(), part, uploadId },
          })
      : undefined
  const linkTo = ({ id, number }: { readonly id: string; readonly number: string | null }) => (
    <Link key={id} to={`/more/letters?letter=${id}`}>
      {number ?? '—'}
    </Link>
  )
  const approver = approverAbove(letter)
  const above = approver === null ? null : t('ofHeadquarters', { name: approver })
  const sealed = letter.state === 'submitted' || letter.state === 'approved'
  return (
    <article className="reg-thing" aria-label={letter.number ?? letter.subject ?? ''}>
      <Button size="small" className="two-panes-back" onClick={onClose}>
        {common('back')}
      </Button>
      <header className="reg-head">
        <h2>{letter.subject ?? '—'}</h2>
        <LetterTag row={letter} />
        {works && letter.state === 'draft' ? (
          <Button type="text" onClick={() => setEditing(true)}>
            {common('edit')}
          </Button>
        ) : null}
      </header>
      <LetterSteps letter={letter} />
      {letter.text ? <p className="reg-text">{letter.text}</p> : null}
      <Facts
        rows={given([
          [
            t('direction'),
            [word(letterDirectionWords[letter.direction]), letter.number, word(letterKindWords[letter.kind])]
              .filter(part => part !== null)
              .join(' · '),
          ],
          [t(letter.direction === 'in' ? 'from' : 'to'), partyLink(letter)],
          [t('home'), <HomeOfLetter key="home" letter={letter} works={works} />],
          [t('at'), <Time key="at" at={letter.at} as="moment" />],
          ...(letter.direction === 'in'
            ? ([
                [t('theirNumber'), letter.theirNumber === '' ? null : letter.theirNumber],
                [t('receivedOn'), letter.receivedOn],
              ] as const)
            : ([
                [t('authority'), word(authorityWords[letter.authority])],
                [t('approvedBy'), letter.approvedByName ?? above],
                [
                  t('issuedAt'),
                  letter.issuedAt === null ? null : <Time key="issued" at={letter.issuedAt} as="moment" />,
                ],
                [
                  t('headquarters'),
                  letter.owesHeadquarters
                    ? t('owes')
                    : [letter.headquartersOn, letter.headquartersReference].filter(Boolean).join(' ') || null,
                ],
              ] as const)),
          [t('replyBy'), letter.replyBy],
          [t('answers'), letter.answers ? linkTo(letter.answers) : null],
          [
            t('answeredBy'),
            letter.answeredBy.length === 0 ? null : (
              <span key="answered" className="reg-links">
                {letter.answeredBy.map(linkTo)}
              </span>
            ),
          ],
          [t('repliedOn'), letter.repliedOn],
          [t('replyText'), letter.reply],
          [
            t('decisions'),
            letter.decisions.length === 0 ? null : <LetterDecisions key="decisions" letter={letter} />,
          ],
          [t('remark'), letter.remark === '' ? null : letter.remark],
          [
            t('shelf'),
            letter.shelf ?? (
              <Link key="filing" to="/more/filing">
                {t('notFiled')}
              </Link>
            ),
          ],
        ])}
      />
      <Files label={t('files')} files={filesOf('letter')} attach={sealed ? undefined : attach('letter')} />
      {letter.repliedOn === null && filesOf('reply').length === 0 ? null : (
        <Files label={t('replyFiles')} files={filesOf('reply')} attach={attach('reply')} />
      )}
      {letter.direction === 'owners' && letter.issuedAt !== null ? (
        <>
          <Postings letter={letter} works={works} />
          <Files label={t('postedFiles')} files={filesOf('posted')} attach={attach('posted')} />
        </>
      ) : null}
      <Circulation letter={letter} works={works} />
    </article>
  )
}

/** From or to whom; somebody on file leads to their file. */
function partyLink({ party, personId }: LetterDetail) {
  if (party === null || party === '') return null
  return personId === null ? party : <Link to={personPath(personId)}>{party}</Link>
}
