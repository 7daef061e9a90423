import { Button, Input, InputNumber } from 'antd'
import type { ProfileCallbacks } from '../../../../main/contract/profile-callbacks.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { newProfileId } from './new-id.ts'
import { faultAt } from './NameFields.tsx'
import { planTexts } from './plan-texts.ts'
import { texts } from './texts.ts'
import type { SectionEditor } from './useSection.ts'

/** The scored questions that plans choose from. */
export function PlanQuestions({ editor }: { readonly editor: SectionEditor<ProfileCallbacks> }) {
  const t = useTexts(planTexts)
  const shared = useTexts(texts)
  const language = useLanguage()
  const { draft, shipped, locked, faults, edit } = editor
  const { questions } = draft
  const set = (next: ProfileCallbacks['questions']) => edit({ ...draft, questions: next })
  const change = (index: number, more: Partial<ProfileCallbacks['questions'][number]>) =>
    set(questions.map((each, place) => (place === index ? { ...each, ...more } : each)))
  return (
    <section className="settings-part">
      <h2>{t('questionList')}</h2>
      <p className="desk-soft">{t('questionHint')}</p>
      <table className="profile-table">
        <thead>
          <tr>
            <th scope="col">{t('text.zh')}</th>
            <th scope="col">{t('text.en')}</th>
            <th scope="col">{t('scale')}</th>
            {locked ? null : <th scope="col">{shared('order')}</th>}
          </tr>
        </thead>
        <tbody>
          {questions.map((question, index) => {
            const called = question.text[language] || shared('unnamed')
            return (
              <tr key={question.id}>
                {(['zh', 'en'] as const).map(each => {
                  const fault = faultAt(faults, ['questions', index, 'text', each])
                  return (
                    <td key={each}>
                      <Input
                        aria-label={`${t(`text.${each}`)} ${called}`}
                        aria-invalid={fault !== undefined}
                        status={fault ? 'error' : ''}
                        title={fault?.why[language]}
                        value={question.text[each]}
                        maxLength={each === 'zh' ? 200 : 300}
                        disabled={locked}
                        onChange={event =>
                          change(index, { text: { ...question.text, [each]: event.target.value } })
                        }
                      />
                    </td>
                  )
                })}
                <td>
                  <InputNumber
                    aria-label={`${t('scale')} ${called}`}
                    min={2}
                    max={10}
                    precision={0}
                    value={question.scale}
                    disabled={locked}
                    onChange={scale => change(index, { scale: Number(scale ?? 5) })}
                  />
                </td>
                {locked ? null : (
                  <td>
                    {shipped.questions.some(({ id }) => id === question.id) ? null : (
                      <Button
                        size="small"
                        type="text"
                        danger
                        onClick={() => set(questions.filter(({ id }) => id !== question.id))}
                      >
                        {shared('remove')}
                      </Button>
                    )}
                  </td>
                )}
              </tr>
            )
          })}
        </tbody>
      </table>
      {locked ? null : (
        <div className="settings-buttons">
          <Button
            onClick={() => set([...questions, { id: newProfileId(), text: { zh: '', en: '' }, scale: 5 }])}
          >
            {t('addQuestion')}
          </Button>
        </div>
      )}
    </section>
  )
}
