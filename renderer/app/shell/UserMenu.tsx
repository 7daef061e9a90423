import { Button, Dropdown, type MenuProps } from 'antd'
import type { ReactNode } from 'react'
import { useNavigate } from 'react-router'
import { staffRoleWords } from '../../../main/contract/words.ts'
import { useSignOut } from '../../features/session/useSignOut.ts'
import { languages, setLanguage, useLanguage, useTexts } from '../i18n.ts'
import { useMe } from '../session.ts'
import { setTheme, themeChoices, useThemeChoice } from '../look.ts'
import { texts } from './texts.ts'

/** Who is signed in, and what they may do about it: language, look, password, lock, sign out. */
export function UserMenu({ onLock, icon }: { onLock(): void; readonly icon: ReactNode }) {
  const t = useTexts(texts)
  const me = useMe()
  const navigate = useNavigate()
  const signOut = useSignOut()
  const language = useLanguage()
  const theme = useThemeChoice()
  const name = me.name ?? me.login

  const items: MenuProps['items'] = [
    {
      type: 'group',
      key: 'who',
      label: t('account', { name, role: staffRoleWords[me.role][language] }),
    },
    {
      key: 'language',
      label: t('language'),
      children: languages.map(code => ({
        key: `language:${code}`,
        label: t(`language.${code}`),
        onClick: () => setLanguage(code),
      })),
    },
    {
      key: 'theme',
      label: t('theme'),
      children: themeChoices.map(choice => ({
        key: `theme:${choice}`,
        label: t(`theme.${choice}`),
        onClick: () => setTheme(choice),
      })),
    },
    { type: 'divider' },
    {
      key: 'password',
      label: t('changePassword'),
      onClick: () => {
        const done = navigate('/more/password')
        if (done instanceof Promise) done.catch(reportError)
      },
    },
    { key: 'lock', label: t('lock'), extra: 'Ctrl Alt L', onClick: onLock },
    { key: 'out', label: t('signOut'), onClick: signOut },
  ]
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, selectable: true, selectedKeys: [`language:${language}`, `theme:${theme}`] }}
    >
      <Button type="text" aria-label={`${t('menu')}: ${name}`} className="top-user" title={name}>
        <span>{name}</span> {icon}
      </Button>
    </Dropdown>
  )
}
