import { Button } from 'antd'
import { sourceKindWords } from '../../../main/contract/leak-cluster-words.ts'
import type { SourceDetail, SourceStepRow } from '../../../main/contract/leak-sources.ts'
import { leakWords } from '../../../main/contract/leak-words.ts'
import { useCommand, useTRPC } from '../../app/api.ts'
import { formatMoment } from '../../app/format.ts'
import { comma, useLanguage, useTexts } from '../../app/i18n.ts'
import { ErrorNote } from '../../components/ErrorState.tsx'
import { Time } from '../../components/Time.tsx'
import { useWord } from '../cases/words.ts'
import { texts } from './texts.ts'

/** What was done on a source and what people decided about it, the latest first. */
export function SourceStory({ source, works }: { readonly source: SourceDetail; readonly works: boolean }) {
  const t = useTexts(texts)
  const word = useWord()
  const trpc = useTRPC()
  const takeBack = useCommand(trpc.leakSources.takeBack)
  return (
    <>
      <section className="source-part">
        <h3>{t('steps')}</h3>
        {source.steps.length === 0 ? <p className="desk-soft">{t('noSteps')}</p> : null}
        <ol>
          {source.steps.toReversed().map(step => (
            <StepLine key={step.id} step={step} />
          ))}
        </ol>
      </section>
      {source.decisions.length > 0 ? (
        <section className="source-part">
          <h3>{t('decisions')}</h3>
          <ErrorNote error={takeBack.error} />
          <ul>
            {source.decisions.map(decision => (
              <li key={decision.id}>
                {t(`decision.${decision.kind}`)}
                {decision.source ? `：${word(sourceKindWords[decision.source])}` : ''} ·{' '}
                {decision.homes.join(comma())} ·{' '}
                <span className="desk-soft">
                  {decision.actorName} <Time at={decision.at} />
                </span>{' '}
                {works ? (
                  <Button
                    size="small"
                    type="link"
                    loading={takeBack.pending}
                    onClick={() => takeBack.send({ decisionId: decision.id })}
                  >
                    {t('takeBack')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}

function StepLine({ step }: { readonly step: SourceStepRow }) {
  const t = useTexts(texts)
  const word = useWord()
  const language = useLanguage()
  const parts = [
    step.step === 'advance' && step.to ? word(leakWords[`step.${step.to}`]) : '',
    step.step === 'advance' ? '' : t(`done.${step.step}`),
    step.test ? word(leakWords[`test.${step.test}`]) : '',
    step.holds === null ? '' : word(leakWords[step.holds ? 'holds' : 'fails']),
    step.teamName ?? '',
    step.dueAt === null ? '' : t('dueBy', { at: formatMoment(step.dueAt, language) }),
    step.text ?? '',
    t('count', { count: step.homes }),
  ]
  return (
    <li>
      <span className="desk-soft">
        <Time at={step.at} />
      </span>{' '}
      {parts.filter(part => part !== '').join(' · ')} <span className="desk-soft">{step.actorName}</span>
    </li>
  )
}
