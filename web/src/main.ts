// The map's part and the frame's are asked for beside each other.
if (location.pathname === '/') import('./map').catch(() => {})

void import('./app').then((it) => it.start('#app'))
