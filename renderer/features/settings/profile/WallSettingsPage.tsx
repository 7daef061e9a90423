import { Checkbox, Radio } from 'antd'
import { Link } from 'react-router'
import { type ProfileWall, wallFigures } from '../../../../main/contract/profile-wall.ts'
import { useLanguage, useTexts } from '../../../app/i18n.ts'
import { wallPath } from '../../../app/paths.ts'
import { Field } from '../../../components/Field.tsx'
import { texts as wallTexts } from '../../wall/texts.ts'
import { faultAt } from './NameFields.tsx'
import { NumberField } from './NumberField.tsx'
import { SectionFrame } from './SectionFrame.tsx'
import type { SectionEditor } from './useSection.ts'
import { wallSettingTexts } from './wall-setting-texts.ts'

const homeChoices = ['masked', 'building', 'full'] as const

/** What the screen on the office wall shows to whoever passes. */
export function WallSettingsPage() {
  const t = useTexts(wallSettingTexts)
  return (
    <SectionFrame section="wall" hint={t('hint')}>
      {editor => <WallFields editor={editor} />}
    </SectionFrame>
  )
}

function WallFields({ editor }: { readonly editor: SectionEditor<ProfileWall> }) {
  const t = useTexts(wallSettingTexts)
  const wall = useTexts(wallTexts)
  const language = useLanguage()
  const { draft, locked, faults, edit } = editor
  const fault = (member: string) => faultAt(faults, [member])?.why[language]
  return (
    <section className="settings-part">
      <Field label={wall('figures')} error={fault('figures')}>
        {() => (
          <Checkbox.Group
            aria-label={wall('figures')}
            className="profile-kinds"
            value={[...draft.figures]}
            disabled={locked}
            options={wallFigures.map(name => ({ value: name, label: wall(`figure.${name}`) }))}
            onChange={chosen =>
              edit({ ...draft, figures: wallFigures.filter(name => chosen.includes(name)) })
            }
          />
        )}
      </Field>
      <Checkbox
        checked={draft.callbacks}
        disabled={locked}
        onChange={event => edit({ ...draft, callbacks: event.target.checked })}
      >
        {wall('callbacks')}
      </Checkbox>
      <div className="profile-numbers">
        <NumberField
          label={t('newest')}
          value={draft.newest}
          locked={locked}
          error={fault('newest')}
          onChange={newest => edit({ ...draft, newest })}
        />
      </div>
      <p className="desk-soft">{t('newestHint')}</p>
      <Field label={t('homes')}>
        {() => (
          <Radio.Group
            aria-label={t('homes')}
            className="profile-choices"
            value={draft.homes}
            disabled={locked}
            options={homeChoices.map(value => ({ value, label: t(`homes.${value}`) }))}
            onChange={event => {
              const homes = homeChoices.find(value => value === event.target.value)
              if (homes) edit({ ...draft, homes })
            }}
          />
        )}
      </Field>
      {draft.homes === 'full' ? <p className="profile-unsaved">{t('fullHint')}</p> : null}
      <p>
        <Link to={wallPath}>{t('look')}</Link>
      </p>
    </section>
  )
}
