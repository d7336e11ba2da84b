// JupyterLab extension without a build step: a module-federation container written by hand.
// It takes JupyterLab's own modules from the shared scope, so that tokens are the real ones.
(() => {
  const WORDS = {
    preparing: "Menyiapkan kartu soal…",
    home: "Beranda",
    homeless: "Beranda belum dapat ditampilkan. Muat ulang halaman ini.",
    closed: "Sesi ini ditutup sementara karena memori komputer hampir habis. Klik di sini untuk membukanya lagi.",
    slow: "Kartu soal belum siap karena kernel belum menjawab. Tunggu sebentar, atau pilih Kernel > Mulai Ulang Kernel….",
    restore: "Kembalikan Sesi ke Awal…",
    ask: "Kembalikan sesi ini ke awal?",
    consequence: "Isi sesi menjadi seperti semula. Isi yang sekarang disimpan sebagai berkas lain di folder yang sama. "
      + "Jawaban yang sudah Anda periksa tetap tercatat.",
    yes: "Kembalikan",
    no: "Batal",
    tags: "Tanda Sel",
    refused: "Sesi belum dikembalikan",
    failed: "Kartu soal belum dapat disiapkan. Pilih Kernel > Mulai Ulang Kernel…, lalu Jalankan > Jalankan Semua Sel.",
  };
  const SLOW_AFTER = 20000;
  const ON_ITS_WAY = 3000; // ms
  const WAITED = 60000; // ms for the card that one wants to go to
  const MOMENT = 300; // ms: what takes one card away often takes several
  const TRIES = 3; // a card cell that shows nothing is not run for ever
  const NARROW = 700;
  // import kit · kit.sesi("04") · kit.soal("id") · kit.kemajuan() · kit.hasil() · an untouched `nama = ...` · kit.soal("id", nama)
  // kit.rapikan() · kit.rapikan("kunjungan mei (2).xlsx")
  const LINE = /^\s*(import kit|kit\.(sesi|soal|kemajuan|hasil)\(("[\w.-]*"(, \w+)?)?\)|kit\.rapikan\(("[\w. ()-]*")?\)|\w+ = \.\.\.)?\s*(#.*)?$/;

  // A card speaks for itself: its code is never shown, and the bar beside a cell only marks the chosen one.
  const STYLE = ".kit-shown-only > .jp-Cell-inputWrapper,"
    + ".kit-card-cell > .jp-Cell-inputWrapper:has(> .jp-InputPlaceholder) {display: none}"
    + ".jp-Notebook .jp-Collapser {pointer-events: none}"
    // Lines as long as those of a card; a table stands where its text begins.
    + ".jp-Notebook .jp-MarkdownOutput {max-width: 46rem}"
    + ".jp-Notebook .jp-MarkdownOutput table {margin-left: 0; margin-right: auto}"
    + ".kit-shown-only .jp-OutputArea-prompt, .jp-MarkdownCell .jp-InputPrompt {visibility: hidden}";

  // Of JupyterLab's cell tools an author needs the tags; the rest is for slides and has no Indonesian words.
  const TAGS_ONLY = "#notebook-tools .small-field, #notebook-tools .jp-Collapse ~ .jp-Collapse {display: none}";

  let shared;
  const take = async (name) => {
    const version = Object.keys(shared[name])[0];
    return (await shared[name][version].get())();
  };

  // Only cells that are nothing but a card run by themselves; a learner's own code never does.
  const isCard = (model) => model.type === "code"
    && (model.getMetadata("tags") ?? []).some((tag) => tag === "kartu" || tag === "soal")
    && model.sharedModel.getSource().split("\n").every((line) => LINE.test(line));

  function notice(panel) {
    const node = document.createElement("div");
    node.className = "kit-notice";
    node.setAttribute("role", "status");
    node.style.cssText = "position:absolute;right:1.5rem;bottom:1rem;z-index:20;max-width:26rem;padding:.6rem 1rem;"
      + "border:1px solid var(--jp-border-color0);border-radius:.4rem;background:var(--jp-layout-color1);"
      + "color:var(--jp-content-font-color1);box-shadow:var(--jp-elevation-z6)";
    let patience = 0;
    const say = (words) => { node.textContent = words; panel.node.append(node); };
    const end = () => { clearTimeout(patience); patience = 0; node.remove(); };
    const prepare = () => { if (!patience) { say(WORDS.preparing); patience = setTimeout(() => say(WORDS.slow), SLOW_AFTER); } };
    return {say, end, prepare};
  }

  // A card cell without its card is brought to life, whatever took the card: opening, a restart, an error in another
  // cell, a cleared output, undo. `all`: every card is dead, though its last picture may still stand there.
  function keepAlive(panel, NotebookActions, shown) {
    const {content: notebook, context, sessionContext} = panel;
    const told = notice(panel), tries = new Map();
    let all = true, timer = 0, opened = false, running = false, alive = false;

    const cards = () => notebook.widgets.filter((cell) => isCard(cell.model));
    const busy = () => !["idle", "unknown"].includes(sessionContext.session?.kernel?.status ?? "busy");
    const wanting = () => cards().filter(({model}) => all || (!model.outputs.length && (tries.get(model.id) ?? 0) < TRIES));

    function dress() {
      notebook.widgets.forEach((cell) => cell.toggleClass("kit-fixed", cell.model.getMetadata("editable") === false));
      for (const cell of cards()) {
        cell.addClass("kit-card-cell");
        cell.toggleClass("kit-shown-only", cell.model.getMetadata("tags").includes("kartu"));
        if (cell.outputHidden) cell.outputHidden = false;
      }
    }

    function soon() {
      if (!opened || timer || running || panel.isDisposed) return;
      timer = setTimeout(() => { timer = 0; wake().catch(failed); }, MOMENT);
    }

    const failed = (error) => {
      console.error(error);
      told.say(WORDS.failed);
    };

    async function wake() {
      if (running || panel.isDisposed) return;
      dress();
      const dead = wanting();
      if (!dead.length) return told.end(); // meanwhile somebody else has run them
      told.prepare();
      if (busy()) return; // once it is idle, it is asked again
      running = true;
      try {
        all = false;
        dead.forEach(({model}) => tries.set(model.id, (tries.get(model.id) ?? 0) + 1));
        await NotebookActions.runCells(notebook, dead, sessionContext);
        dead.filter(({model}) => model.outputs?.length).forEach(({model}) => tries.delete(model.id));
        // Nobody has changed anything yet: closing the lesson must not ask whether to save.
        if (!alive && context.model.dirty && context.contentsModel?.writable) await context.save();
        alive = true;
        told.end();
      } finally {
        running = false;
        if (panel.isDisposed) told.end();
        else if (wanting().length) soon();
      }
    }

    // What was closed while nobody looked (kernels.py) comes back when it is looked at, or touched.
    sessionContext.sessionChanged.connect((_, {newValue}) => { if (opened && !newValue && panel.isVisible) told.say(WORDS.closed); });
    async function reopen() {
      if (!opened || sessionContext.session || sessionContext.pendingKernelName || panel.isDisposed) return;
      all = true;
      tries.clear();
      told.prepare();
      await sessionContext.changeKernel({name: context.model.defaultKernelName || "python3"});
    }
    const again = () => { reopen().catch(failed); };
    ["pointerdown", "keydown"].forEach((touch) => panel.node.addEventListener(touch, again, true));
    shown.connect((_, current) => { if (current === panel) again(); });

    let restarting = false;
    sessionContext.statusChanged.connect((_, status) => {
      if (status === "restarting" || status === "autorestarting") restarting = true;
      if (status !== "idle") return;
      if (restarting) {
        restarting = false;
        all = true;
        tries.clear();
        told.prepare();
      }
      soon();
    });
    const watched = new WeakSet();
    const watch = () => notebook.widgets.forEach(({model}) => {
      if (watched.has(model) || !model.outputs) return;
      watched.add(model);
      model.outputs.changed.connect(() => { if (alive) soon(); });
    });
    notebook.modelContentChanged.connect(() => { watch(); if (alive) soon(); });
    return async () => {
      await Promise.all([context.ready, panel.revealed]); // a lesson in a tab behind costs nothing
      watch();
      dress();
      if (!cards().length) return;
      told.prepare();
      try {
        await sessionContext.ready;
        await sessionContext.session?.kernel?.info;
        opened = true;
        await wake();
      } catch (error) {
        failed(error);
      }
    };
  }

  // Without a cursor a letter is a command of JupyterLab, which may delete a cell; a learner never means it. Texts and
  // cards of the lesson (`kit-fixed`) do not open for editing.
  function ignoreSlips() {
    const typing = (node) => node.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(node.tagName);
    window.addEventListener("keydown", (event) => {
      const letter = event.key.length === 1 && event.key !== " " && !event.ctrlKey && !event.metaKey && !event.altKey;
      const opening = event.key === "Enter" && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
        && event.target.matches?.(".kit-fixed");
      if (opening || (letter && event.target.closest?.(".jp-Notebook") && !typing(event.target))) event.stopImmediatePropagation();
    }, true);
    window.addEventListener("dblclick", (event) => {
      if (event.target.closest?.(".kit-fixed .jp-MarkdownOutput")) event.stopImmediatePropagation();
    }, true);
  }

  // A card's link to another lesson opens a tab here; left to the browser, it would load JupyterLab anew.
  function followWays(app, tracker) {
    document.body.addEventListener("click", (event) => {
      const link = event.target.closest?.("a.kit-way");
      const panel = link && tracker.find(({node}) => node.contains(link));
      if (!panel || event.button || event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      const folder = panel.context.path.replace(/[^/]*$/, ""), [file, exercise] = link.getAttribute("href").split("#");
      openLesson(app, folder + file, exercise);
    });
  }

  const openLesson = (app, path, exercise) =>
    app.commands.execute("docmanager:open", {path}).then((opened) => exercise && show(opened, exercise));

  // A card comes once its kernel has answered; until then the lesson stands at its beginning.
  function show(panel, exercise) {
    const found = () => panel.node.querySelector(`.kit-card[data-exercise="${CSS.escape(exercise)}"]`);
    const go = () => { found()?.scrollIntoView({block: "start"}); watch.disconnect(); };
    const watch = new MutationObserver(() => { if (found()) go(); });
    watch.observe(panel.node, {childList: true, subtree: true});
    setTimeout(() => watch.disconnect(), WAITED);
    if (found()) go();
  }

  // Beranda stands there when every tab is closed: the way on, and the lessons by day (kit/cards/home.py says what).
  const HOME_STYLE = ".kit-home {overflow: auto; background: var(--jp-layout-color1);"
    + " color: var(--jp-content-font-color1); font: var(--jp-content-font-size1)/1.55 var(--jp-content-font-family)}"
    + ".kit-home > div {max-width: 60rem; margin: 0 auto; padding: 2rem 1.5rem; box-sizing: border-box}"
    + ".kit-home h1 {margin: 0 0 .8rem; font-size: 1.7em} .kit-home h2 {margin: 1.6rem 0 .5rem; font-size: 1.05em}"
    + ".kit-home ul {display: grid; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)); gap: .7rem; margin: 0; padding: 0; list-style: none}"
    + ".kit-home a {display: block; color: inherit; text-decoration: none}"
    + ".kit-home li a {height: 100%; padding: .8rem 1rem; border: 1px solid var(--jp-border-color0); border-radius: .4rem; background: var(--jp-layout-color1); box-sizing: border-box}"
    + ".kit-home .kit-on {display: inline-block; padding: .7rem 1.2rem; border-radius: .3rem; background: #0b57a4; color: #fff; font-weight: 600}"
    + ".kit-home a:hover {border-color: #0b57a4} .kit-home a:focus-visible {outline: 3px solid #0b57a4; outline-offset: 2px}"
    + ".kit-home progress {width: 100%; height: .7rem; margin-top: .4rem; accent-color: #0b57a4} .kit-home small {display: block; font-size: .9em}";

  function keepHome(app, tracker, fileMenu, open, {Widget}, {ServerConnection}) {
    const node = (tag, given = {}, ...children) => {
      const made = Object.assign(document.createElement(tag), given);
      made.append(...children);
      return made;
    };
    const link = (folder, file, exercise, given, ...children) => node("a", {...given, href: "#", onclick: (event) => {
      event.preventDefault();
      open(folder + "/" + file, exercise);
    }}, ...children);
    const tile = (folder, {file, name, about, done, total}) => node("li", {}, link(folder, file, "", {},
      node("strong", {textContent: name}), node("small", {textContent: about}), node("progress", {value: done, max: total, ariaLabel: about})));
    let home;

    async function fill(body) {
      const settings = ServerConnection.makeSettings();
      const response = await ServerConnection.makeRequest(`${settings.baseUrl}kit/beranda`, {}, settings);
      const said = await response.json();
      home.title.label = said.tab;
      const days = said.days.flatMap(({title, lessons}) =>
        [node("h2", {textContent: title}), node("ul", {}, ...lessons.map((one) => tile(said.folder, one)))]);
      const on = said.on ? [node("p", {}, link(said.folder, said.on.file, said.on.exercise, {className: "kit-on", textContent: said.on.words}))] : [];
      body.replaceChildren(node("div", {}, node("h1", {textContent: said.title}), ...on, ...days));
    }

    function stand() {
      home?.dispose();
      home = Object.assign(new Widget({node: node("main", {className: "kit-home"})}), {id: "kit-beranda"});
      home.title.label = WORDS.home;
      home.title.closable = true;
      app.shell.add(home, "main");
      const {node: body} = home;
      fill(body).catch(() => { body.textContent = WORDS.homeless; });
    }

    document.head.append(Object.assign(document.createElement("style"), {textContent: HOME_STYLE}));
    const look = () => { if (app.shell.isEmpty("main")) stand(); };
    // The lesson of the address is still on its way; when it, or another, comes, Beranda gives way.
    app.restored.then(() => setTimeout(() => { look(); app.shell.layoutModified.connect(look); }, ON_ITS_WAY));
    tracker.widgetAdded.connect(() => home?.dispose());
    app.commands.addCommand("kit-bimtek:home", {label: WORDS.home, execute: stand});
    fileMenu.addGroup([{command: "kit-bimtek:home"}], 0);
  }

  // The kernel would write its version into the open lesson, which would then ask to be saved.
  const leaveMetadata = (panel) => Object.assign(panel, {_updateLanguage: () => {}, _updateSpec: async () => {}});

  function showTags() {
    const title = document.querySelector("#notebook-tools .jp-Collapser-title");
    if (!title || title.textContent === WORDS.tags) return;
    title.textContent = WORDS.tags;
    title.parentElement.click(); // it is folded at first
  }

  async function restore(panel, {Dialog, showDialog, showErrorMessage}, {ServerConnection}) {
    const buttons = [Dialog.cancelButton({label: WORDS.no}), Dialog.warnButton({label: WORDS.yes})];
    const {button} = await showDialog({title: WORDS.ask, body: WORDS.consequence, buttons});
    if (!button.accept) return;
    const {context, sessionContext} = panel;
    if (context.model.dirty) await context.save(); // what was typed last is part of what is kept
    const settings = ServerConnection.makeSettings();
    const request = {method: "POST", body: JSON.stringify({path: context.path})};
    const response = await ServerConnection.makeRequest(`${settings.baseUrl}kit/kembalikan`, request, settings);
    if (!response.ok) {
      await showErrorMessage(WORDS.refused, (await response.json()).message);
      return;
    }
    await context.revert();
    await sessionContext.session?.kernel?.restart(); // names of earlier code are gone, too; the cards come back by themselves
  }

  function offerRestore(app, tracker, fileMenu, apputils, services) {
    app.commands.addCommand("kit-bimtek:restore", {
      label: WORDS.restore,
      isEnabled: () => tracker.currentWidget !== null,
      execute: () => tracker.currentWidget && restore(tracker.currentWidget, apputils, services),
    });
    fileMenu.addGroup([{command: "kit-bimtek:restore"}], 4);
  }

  const plugin = async () => {
    const {INotebookTracker, NotebookActions} = await take("@jupyterlab/notebook");
    const {IMainMenu} = await take("@jupyterlab/mainmenu");
    const {PageConfig} = await take("@jupyterlab/coreutils");
    const apputils = await take("@jupyterlab/apputils"), services = await take("@jupyterlab/services");
    const lumino = await take("@lumino/widgets");
    return {
      id: "kit-bimtek:cards",
      autoStart: true,
      requires: [INotebookTracker, IMainMenu],
      activate: (app, tracker, menu) => {
        if (PageConfig.getOption("kitMode") === "author") { // who runs and saves by hand
          tracker.widgetAdded.connect((_, panel) => {
            leaveMetadata(panel);
            Promise.all([app.restored, panel.context.ready]).then(showTags);
          });
          document.head.append(Object.assign(document.createElement("style"), {textContent: TAGS_ONLY}));
          return;
        }
        offerRestore(app, tracker, menu.fileMenu, apputils, services);
        document.head.append(Object.assign(document.createElement("style"), {textContent: STYLE}));
        tracker.widgetAdded.connect((_, panel) => {
          keepAlive(panel, NotebookActions, tracker.currentChanged)();
        });
        followWays(app, tracker);
        keepHome(app, tracker, menu.fileMenu, (path, exercise) => openLesson(app, path, exercise), lumino, services);
        ignoreSlips();
        app.restored.then(() => { if (window.innerWidth < NARROW) app.shell.collapseLeft?.(); });
      },
    };
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB["kit-bimtek"] = {
    init: (scope) => { shared = scope; },
    get: async () => {
      const ready = await plugin();
      return () => ({__esModule: true, default: ready});
    },
  };
})();
