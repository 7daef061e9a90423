import type { ProfileLevels } from '../../../../main/contract/profile-levels.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { faultAt } from './NameFields.tsx'
import { NumberField } from './NumberField.tsx'
import { levelTexts } from './level-texts.ts'
import { StageRecipient } from './StageRecipient.tsx'
import type { SectionEditor } from './useSection.ts'

type Collective = ProfileLevels['collective']

/** How many homes with the same matter raise a warning, and who answers for it as it grows. */
export function CollectiveFields({ editor }: { readonly editor: SectionEditor<ProfileLevels> }) {
  const t = useTexts(levelTexts)
  const language = useLanguage()
  const { draft, locked, faults, edit } = editor
  const { collective } = draft
  const set = (more: Partial<Collective>) => edit({ ...draft, collective: { ...collective, ...more } })
  const setStage = (index: number, more: Partial<Collective['stages'][number]>) =>
    set({
      stages: collective.stages.map((stage, place) => (place === index ? { ...stage, ...more } : stage)),
    })
  const fault = (...place: PropertyKey[]) => faultAt(faults, ['collective', ...place])?.why[language]
  return (
    <section className="settings-part">
      <h2>{t('collective')}</h2>
      <p className="desk-soft">{t('collectiveHint')}</p>
      <div className="profile-numbers">
        {(['building', 'project', 'days'] as const).map(member => (
          <NumberField
            key={member}
            label={t(`collective.${member}`)}
            value={collective[member]}
            locked={locked}
            error={fault(member)}
            onChange={value => set({ [member]: value })}
          />
        ))}
      </div>
      <p className="desk-soft">{t('escalationHint')}</p>
      {collective.stages.map((stage, index) => (
        <fieldset key={stage.name.en} className="profile-conditions">
          <legend>{stage.name[language]}</legend>
          <div className="profile-numbers">
            {(['from', 'respondWithinHours', 'analyseEveryDays'] as const).map(member => (
              <NumberField
                key={member}
                label={t(`stage.${member}`)}
                value={stage[member]}
                locked={locked}
                error={fault('stages', index, member)}
                onChange={value => setStage(index, { [member]: value })}
              />
            ))}
            <StageRecipient
              recipient={stage.recipient}
              stage={stage.name[language]}
              place={['collective', 'stages', index, 'recipient']}
              faults={faults}
              locked={locked}
              onChange={recipient => setStage(index, { recipient })}
            />
          </div>
        </fieldset>
      ))}
    </section>
  )
}
