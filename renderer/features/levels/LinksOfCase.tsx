import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { CaseDetail, LinkedCase } from '../../../main/contract/case-views.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { useTexts } from '../../app/i18n.ts'
import { casePath } from '../../app/paths.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { CaseStateTag } from '../../components/StateTag.tsx'
import { linkedWith } from '../cases/case/linked.ts'
import { AnswerAllForm } from './AnswerAllForm.tsx'
import { LinkForm } from './LinkForm.tsx'
import { texts } from './texts.ts'

interface OfCaseProps {
  readonly detail: CaseDetail
  readonly works: boolean
}

/** Other owners with the same matter: one case leads, each keeps its own answer and callback. */
export function LinksOfCase({ detail, works }: OfCaseProps) {
  const t = useTexts(texts)
  const trpc = useTRPC()
  const [form, setForm] = useState<'link' | 'answer' | undefined>()
  const unlink = useCommand(trpc.cases.unlink)
  const { leader, followers, siblings } = detail
  const others = linkedWith(detail)
  const alone = leader === null && followers.length === 0
  if (alone && !works) return null
  const close = () => setForm(undefined)
  const take = works
    ? (caseId: string, followed: string) => unlink.send({ caseId, base: { leader: followed } })
    : undefined
  return (
    <section className="care-part" aria-label={t('linked')}>
      <div className="care-line">
        <h2>{t('linked')}</h2>
        {works && form === undefined ? (
          <span className="care-actions">
            {others.length > 0 ? (
              <Button size="small" onClick={() => setForm('answer')}>
                {t('answerAll')}
              </Button>
            ) : null}
            {leader === null ? (
              <Button size="small" type="link" onClick={() => setForm('link')}>
                {t('link')}
              </Button>
            ) : null}
          </span>
        ) : null}
      </div>
      {leader ? (
        <>
          <span className="desk-soft">{t('leads')}</span>
          <LinkedLine other={leader} onUnlink={take && (() => take(detail.id, leader.id))} />
        </>
      ) : null}
      {siblings.length > 0 ? <span className="desk-soft">{t('followToo')}</span> : null}
      {siblings.map(other => (
        <LinkedLine key={other.id} other={other} onUnlink={undefined} />
      ))}
      {followers.length > 0 ? <span className="desk-soft">{t('follows')}</span> : null}
      {followers.map(other => (
        <LinkedLine key={other.id} other={other} onUnlink={take && (() => take(other.id, detail.id))} />
      ))}
      {form === 'link' ? <LinkForm detail={detail} onDone={close} /> : null}
      {form === 'answer' ? (
        <AnswerAllForm caseIds={[detail.id, ...others.map(({ id }) => id)].slice(0, 200)} onDone={close} />
      ) : null}
      <ErrorNote error={unlink.error} />
    </section>
  )
}

function LinkedLine(props: { readonly other: LinkedCase; readonly onUnlink: (() => void) | undefined }) {
  const t = useTexts(texts)
  const { other, onUnlink } = props
  return (
    <div className="care-line">
      <Link to={casePath(other.id)} className="desk-figures">
        {other.number}
      </Link>
      <span className="care-grow">{other.unitNumber}</span>
      <CaseStateTag state={other.state} />
      {onUnlink ? (
        <Button size="small" type="link" onClick={onUnlink}>
          {t('unlink')}
        </Button>
      ) : null}
    </div>
  )
}
