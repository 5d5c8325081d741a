import './app/without-eval.ts';
import { createRoot } from 'react-dom/client';
import { createApp } from './app/app.ts';
import { Root } from './app/root.tsx';

const place = document.getElementById('root');
if (place === null) throw new Error('index.html has lost its #root');
createRoot(place).render(<Root app={createApp(window.trailproof)} />);
