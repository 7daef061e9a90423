import { fireEvent, render, screen } from '@testing-library/react'
import { App, Button } from 'antd'
import { createMemoryRouter, Link, RouterProvider } from 'react-router'
import { expect, test } from 'vitest'
import { Messages } from '../../renderer/app/Messages.tsx'

function Done() {
  const { message } = App.useApp()
  const take = () => {
    message.success(<Link to="/cases/1">KF-1</Link>)
  }
  return <Button onClick={take}>take</Button>
}

test('a short message leads where it says', async () => {
  const router = createMemoryRouter([
    {
      Component: Messages,
      children: [
        { index: true, Component: Done },
        { path: '/cases/:caseId', Component: () => <p>the case</p> },
      ],
    },
  ])
  render(<RouterProvider router={router} />)
  fireEvent.click(await screen.findByRole('button', { name: 'take' }))
  fireEvent.click(await screen.findByRole('link', { name: 'KF-1' }))
  expect(await screen.findByText('the case')).toBeDefined()
})
