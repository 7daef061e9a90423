import { App } from 'antd'
import { Outlet } from 'react-router'

/** Where short messages appear. It stands inside the router, since some of them lead somewhere. */
export const Messages = () => (
  <App component={false} message={{ maxCount: 3, top: 52 }}>
    <Outlet />
  </App>
)
